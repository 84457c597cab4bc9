package dev.sluice.domain.podmetadata;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.ReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * A ReplicaSet whose version plays another part from now on, or whose part wants something else. Only what was put there
 * before is taken away; where the user's own template has the field, its value comes back.
 */
final class RoleChange {
    private static final String TEMPLATE = "/spec/template/metadata/";

    private final ReplicaSet set;
    private final Json.Obj own;
    private final PodMetadata before;
    private final PodMetadata after;
    private final List<FieldChange> changes = new ArrayList<>();

    /** @param own metadata of the user's own template; empty when it is not known */
    RoleChange(ReplicaSet set, Json.Obj own, PodMetadata wanted) {
        this.set = set;
        this.own = own;
        this.before = PodMetadata.recordedOn(set);
        this.after = wanted;
    }

    /** The write: template, record, and that pods are behind, all at once. */
    Action action() {
        PodsBehind behind = new PodsBehind(set)
                .and(
                        change("labels", before.labels(), after.labels()),
                        change("annotations", before.annotations(), after.annotations()));
        annotate(Keys.EPHEMERAL_METADATA, after.none() ? Json.NULL : Json.of(after.record()));
        annotate(Keys.PODS_BEHIND, behind.record());
        String summary = after.none() ? "take metadata from " : "metadata " + after.record() + " on ";
        return new Action.PatchReplicaSet(set.name(), changes, summary + set.name(), List.of());
    }

    /** The keys that change. */
    private List<String> change(
            String field, SequencedMap<String, String> earlier, SequencedMap<String, String> later) {
        TreeSet<String> keys = new TreeSet<>(earlier.sequencedKeySet());
        keys.addAll(later.sequencedKeySet());
        Json.Obj present = set.template().obj("metadata").obj(field);
        List<String> changed = new ArrayList<>();
        for (String key : keys) {
            Json now = present.get(key).orElse(Json.NULL);
            Json then = Optional.ofNullable(later.get(key))
                    .map(Json::of)
                    .or(() -> own.obj(field).get(key))
                    .orElse(Json.NULL);
            if (!now.equals(then)) {
                changes.add(FieldChange.within(TEMPLATE + field, key, now, then));
                changed.add(key);
            }
        }
        return changed;
    }

    private void annotate(String key, Json value) {
        String old = set.meta().annotations().get(key);
        Json now = old == null ? Json.NULL : Json.of(old);
        if (!now.equals(value)) {
            changes.add(FieldChange.annotation(key, now, value));
        }
    }
}
