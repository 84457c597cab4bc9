package dev.sluice.starter.cli.analysis;

import picocli.CommandLine.Command;

/** {@code sluice create …}. */
@Command(name = "create", description = "Create an object.", subcommands = CreateAnalysisRun.class)
public final class CreateGroup {}
