package dev.sluice.domain.workload;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The writes by which a Deployment's pods go to a Rollout and come back. How many there were, and who has them, is noted on
 * the Deployment, so that they come back also when the Rollout goes while nobody looks; a label makes such Deployments easy
 * to find.
 */
public final class HandOver {
    private static final String LABEL = "/metadata/labels/" + Keys.SCALED_DOWN.replace("/", "~1");

    private HandOver() {}

    /** @param before what the Deployment gets back in the end */
    static Action take(Workload deployment, String rollout, int wanted, int before) {
        List<FieldChange> notes = new ArrayList<>();
        note(notes, deployment, Keys.SCALED_DOWN_BY, Json.of(rollout));
        note(notes, deployment, Keys.REPLICAS_BEFORE, Json.of(Integer.toString(before)));
        label(notes, deployment, Json.of("true"));
        return scale(deployment, wanted, notes);
    }

    /** Gives a Deployment its replicas back, unless it has as many again; empty when no Rollout has taken them. */
    public static Optional<Action.ScaleWorkload> giveBack(Workload deployment) {
        if (deployment.scaledDownBy().isEmpty() && !isLabelled(deployment)) {
            return Optional.empty();
        }
        List<FieldChange> notes = new ArrayList<>();
        note(notes, deployment, Keys.SCALED_DOWN_BY, Json.NULL);
        note(notes, deployment, Keys.REPLICAS_BEFORE, Json.NULL);
        label(notes, deployment, Json.NULL);
        int before = deployment.replicasBefore().orElse(0);
        return Optional.of(scale(deployment, Math.max(before, deployment.replicas()), notes));
    }

    private static Action.ScaleWorkload scale(Workload deployment, int to, List<FieldChange> notes) {
        String summary = "deployment " + deployment.name() + " " + deployment.replicas() + " → " + to;
        return new Action.ScaleWorkload(deployment.name(), deployment.replicas(), to, notes, summary, List.of());
    }

    private static void note(List<FieldChange> notes, Workload deployment, String key, Json value) {
        Json said = Optional.ofNullable(deployment.meta().annotations().get(key))
                .map(Json::of)
                .orElse(Json.NULL);
        if (!said.equals(value)) {
            notes.add(FieldChange.annotation(key, said, value));
        }
    }

    private static void label(List<FieldChange> notes, Workload deployment, Json value) {
        Json said = Optional.ofNullable(deployment.meta().labels().get(Keys.SCALED_DOWN))
                .map(Json::of)
                .orElse(Json.NULL);
        if (!said.equals(value)) {
            notes.add(new FieldChange(LABEL, said, value));
        }
    }

    private static boolean isLabelled(Workload deployment) {
        return deployment.meta().labels().containsKey(Keys.SCALED_DOWN);
    }
}
