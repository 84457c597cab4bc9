package dev.sluice.starter.cli.show;

import picocli.CommandLine.Command;

/** {@code sluice get …}. */
@Command(
        name = "get",
        description = "Show one object and what belongs to it.",
        subcommands = {GetRollout.class, GetAnalysisRun.class})
public final class GetGroup {}
