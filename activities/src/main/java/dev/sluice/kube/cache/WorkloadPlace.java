package dev.sluice.kube.cache;

import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.kube.Key;

/** Where a workload is. */
record WorkloadPlace(WorkloadKind kind, Key key) {}
