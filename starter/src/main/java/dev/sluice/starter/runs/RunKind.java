package dev.sluice.starter.runs;

import dev.sluice.contract.AnalysisInput;
import dev.sluice.contract.Names;
import dev.sluice.contract.RunInput;
import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.Key;
import java.util.Optional;

/** The kinds of objects that have runs: how a run is named, and what it is started with. */
public enum RunKind {
    /** Releases. */
    ROLLOUT("Rollout") {
        @Override
        String workflowId(String cluster, Key key) {
            return Names.rolloutWorkflow(cluster, key.namespace(), key.name());
        }

        @Override
        Object input(Key key, String uid, boolean attributes, Freshness seen) {
            RolloutId id = new RolloutId(key.namespace(), key.name(), uid);
            return new RunInput(id, attributes, seen, Optional.empty());
        }
    },
    /** Analyses. */
    ANALYSIS_RUN("AnalysisRun") {
        @Override
        String workflowId(String cluster, Key key) {
            return Names.analysisRunWorkflow(cluster, key.namespace(), key.name());
        }

        @Override
        Object input(Key key, String uid, boolean attributes, Freshness seen) {
            return new AnalysisInput(new AnalysisRunId(key.namespace(), key.name(), uid), attributes, seen);
        }
    };

    private final String type;

    RunKind(String type) {
        this.type = type;
    }

    /** The workflow's type, which is also the object's kind. */
    String type() {
        return type;
    }

    abstract String workflowId(String cluster, Key key);

    /** @param attributes whether the Temporal namespace knows Sluice's search attributes */
    abstract Object input(Key key, String uid, boolean attributes, Freshness seen);
}
