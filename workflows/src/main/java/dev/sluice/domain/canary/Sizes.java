package dev.sluice.domain.canary;

/** Pods of the canary (the current template) and of the stable version. */
public record Sizes(int canary, int stable) {}
