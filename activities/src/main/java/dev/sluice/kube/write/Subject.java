package dev.sluice.kube.write;

import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;

/** The object that an Event is about. */
public record Subject(String kind, String namespace, String name, String uid) {

    public static Subject of(RolloutId id) {
        return new Subject("Rollout", id.namespace(), id.name(), id.uid());
    }

    public static Subject of(AnalysisRunId id) {
        return new Subject("AnalysisRun", id.namespace(), id.name(), id.uid());
    }

    Json.Obj reference() {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of(kind))
                .with("namespace", Json.of(namespace))
                .with("name", Json.of(name))
                .with("uid", Json.of(uid));
    }
}
