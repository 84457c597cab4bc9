package dev.sluice.starter.cli.show;

import picocli.CommandLine.Command;

/** {@code sluice list …}. */
@Command(
        name = "list",
        description = "List objects of a kind.",
        subcommands = {ListRollouts.class, ListAnalysisRuns.class})
public final class ListGroup {}
