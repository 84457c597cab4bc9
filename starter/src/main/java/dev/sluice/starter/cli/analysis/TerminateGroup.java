package dev.sluice.starter.cli.analysis;

import picocli.CommandLine.Command;

/** {@code sluice terminate …}. */
@Command(name = "terminate", description = "End something early.", subcommands = TerminateAnalysisRun.class)
public final class TerminateGroup {}
