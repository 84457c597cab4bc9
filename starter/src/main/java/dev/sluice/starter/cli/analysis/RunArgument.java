package dev.sluice.starter.cli.analysis;

import dev.sluice.domain.json.Json;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A value for an argument of a template; may be empty and hold any character. */
record RunArgument(String name, String value) {

    /** As a template's own arguments are written. */
    Json.Obj toJson() {
        return Json.Obj.EMPTY.with("name", Json.of(name)).with("value", Json.of(value));
    }

    /** Reads {@code NAME=VALUE}. */
    static final class Converter implements ITypeConverter<RunArgument> {
        @Override
        public RunArgument convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("\"" + text + "\" is not of the form NAME=VALUE");
            }
            return new RunArgument(text.substring(0, equals), text.substring(equals + 1));
        }
    }
}
