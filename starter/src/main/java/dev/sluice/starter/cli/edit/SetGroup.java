package dev.sluice.starter.cli.edit;

import picocli.CommandLine.Command;

/** {@code sluice set …}. */
@Command(name = "set", description = "Change a field of a Rollout.", subcommands = SetImage.class)
public final class SetGroup {}
