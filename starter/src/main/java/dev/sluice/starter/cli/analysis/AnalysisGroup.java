package dev.sluice.starter.cli.analysis;

import picocli.CommandLine.Command;

/** {@code sluice analysis …}. */
@Command(name = "analysis", description = "Try out parts of an analysis.", subcommands = Eval.class)
public final class AnalysisGroup {}
