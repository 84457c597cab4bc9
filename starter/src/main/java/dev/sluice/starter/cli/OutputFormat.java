package dev.sluice.starter.cli;

import dev.sluice.starter.cli.cluster.Trees;

/** How a result is written when it is meant for programs. */
public enum OutputFormat {
    json {
        @Override
        public String write(Object plain) {
            return Trees.asJson(plain);
        }
    },
    yaml {
        @Override
        public String write(Object plain) {
            return Trees.asYaml(plain);
        }
    };

    /**
     * The text, ended by a line feed.
     *
     * @param plain maps, lists, strings, numbers, booleans and null
     */
    public abstract String write(Object plain);
}
