package dev.sluice.domain.plan;

import java.time.Instant;

/** A pod, as a restart needs it (spec 3.10). */
public record PodSummary(String name, String uid, String replicaSetUid, Instant created, boolean terminating) {}
