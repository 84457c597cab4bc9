package dev.sluice.domain.canary;

import dev.sluice.domain.release.Sizing;
import java.util.List;

/** Which ReplicaSets change size now, and whether all have the size that the release wants where it stands. */
interface Scaling {

    /** What is to be written; empty when all is as it should be, or nothing may move yet. */
    List<Sizing> next();

    /** Whether all pods are where the step wants them (spec 3.5, "At desired counts"). */
    boolean atDesiredCounts();
}
