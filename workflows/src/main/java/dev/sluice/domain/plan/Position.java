package dev.sluice.domain.plan;

import java.util.OptionalInt;

/** The step index and pod hash in the status that the plan saw; a command applies only while they are the same. */
public record Position(OptionalInt step, String podHash) {}
