package dev.sluice.contract;

/** Answers an update once the object carries the command. */
public record CommandReply(String message) {}
