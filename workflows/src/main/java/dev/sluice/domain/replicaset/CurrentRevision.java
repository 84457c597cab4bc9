package dev.sluice.domain.replicaset;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.PlanBuilder;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.PodRoles;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.status.Reasons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Sees to it that the ReplicaSet of the current template exists, carries the newest revision, and that the Rollout says the
 * same revision (spec 3.2).
 */
public final class CurrentRevision {
    private static final List<String> NOT_COPIED = List.of(
            Keys.LAST_APPLIED,
            Keys.REVISION,
            Keys.REVISION_HISTORY,
            Keys.DESIRED_REPLICAS,
            Keys.SCALE_DOWN_DEADLINE,
            Keys.EPHEMERAL_METADATA,
            Keys.PODS_BEHIND,
            Keys.RELEASE_RECORD,
            Keys.NOTIFIED,
            Keys.WORKLOAD_GENERATION);

    /** In characters. What is longer is some tool's record of the Rollout itself, and of no use on a ReplicaSet. */
    private static final int LONGEST_COPY = 4096;

    /** In characters: what one plan copies at most, but for the one that goes beyond. */
    private static final int MOST_COPIED = 16_384;

    private final Rollout rollout;
    private final RolloutSpec spec;
    private final List<ReplicaSet> all;
    private final PlanBuilder out;

    public CurrentRevision(Rollout rollout, RolloutSpec spec, List<ReplicaSet> all, PlanBuilder out) {
        this.rollout = rollout;
        this.spec = spec;
        this.all = all;
        this.out = out;
    }

    /** Whether an annotation of the Rollout goes to its ReplicaSets too. */
    public static boolean copied(String annotation, String value) {
        return !NOT_COPIED.contains(annotation) && value.length() <= LONGEST_COPY;
    }

    /** The name of a new set with this hash. */
    public static String nameFor(Rollout rollout, String hash) {
        return rollout.meta().name() + "-" + hash;
    }

    /** Plans the creation of the set, and gives it as it will be: with no pods. */
    public ReplicaSet create(String hash) {
        int revision = newestOf(all) + 1;
        String name = nameFor(rollout, hash);
        out.add(new Action.CreateReplicaSet(
                name,
                hash,
                revision,
                spec.size(),
                rollout.meta().generation(),
                affinity(spec.template().obj("spec"), hash),
                metadata(hash),
                "revision " + revision + ": create " + name,
                List.of(),
                spec.source().map(source -> source.workload().version())));
        announce(name, revision, true);
        return planned(name, hash, revision);
    }

    /** Plans what an existing set lacks, and gives it with its revision as it will be. */
    public ReplicaSet sync(ReplicaSet set) {
        List<ReplicaSet> old = all.stream().filter(other -> !other.equals(set)).toList();
        int revision = Math.max(set.revision(), newestOf(old) + 1);
        List<FieldChange> changes = new ArrayList<>();
        copyAnnotations(set, changes);
        if (revision != set.revision()) {
            annotate(set, Keys.REVISION, Integer.toString(revision), changes);
            if (set.revision() != 0) {
                annotate(set, Keys.REVISION_HISTORY, history(set), changes);
            }
        }
        if (set.minReadySeconds() != spec.minReadySeconds()) {
            changes.add(new FieldChange(
                    "/spec/minReadySeconds",
                    set.minReadySeconds() == 0 ? Json.NULL : Json.of(set.minReadySeconds()),
                    Json.of(spec.minReadySeconds())));
        }
        syncAffinity(set, changes);
        if (!changes.isEmpty()) {
            out.add(new Action.PatchReplicaSet(
                    set.name(), changes, "revision " + revision + ": update " + set.name(), List.of()));
        }
        boolean fresh = set.meta().annotations().get(Keys.REVISION_HISTORY) == null
                && !set.hash().equals(rollout.status().release().podHash());
        announce(set.name(), revision, fresh && revision == set.revision());
        return withRevision(set, revision);
    }

    private void announce(String name, int revision, boolean created) {
        SequencedMap<String, Json> annotations = workloadGeneration();
        List<Event> events = new ArrayList<>();
        String text = Integer.toString(revision);
        if (!rollout.revision().equals(text)) {
            annotations.put(Keys.REVISION, Json.of(text));
            if (rollout.revision().isEmpty()) {
                events.add(once(
                        Reasons.ROLLOUT_ADDED,
                        "Rollout resource added to informer: " + rollout.id().path()));
            }
            events.add(once(Reasons.ROLLOUT_UPDATED, "Rollout updated to revision " + revision));
            if (created) {
                events.add(once(
                        Reasons.NEW_REPLICA_SET_CREATED,
                        "Created ReplicaSet " + name + " (revision " + revision + ")"));
            }
        }
        SequencedMap<String, Json> patch = new LinkedHashMap<>();
        if (!annotations.isEmpty()) {
            patch.put("metadata", Json.Obj.EMPTY.with("annotations", new Json.Obj(annotations)));
        }
        if (spec.replicas().isEmpty()) {
            patch.put("spec", Json.Obj.EMPTY.with("replicas", Json.of(spec.size())));
        }
        if (!patch.isEmpty()) {
            out.add(new Action.PatchRollout(
                    new Json.Obj(patch), rollout.meta().resourceVersion(), "revision " + revision, events));
        }
    }

    /** What a health check compares with the status: the generation of the workload whose template is used (spec 3.11). */
    private SequencedMap<String, Json> workloadGeneration() {
        SequencedMap<String, Json> annotations = new LinkedHashMap<>();
        Optional<String> said = Optional.ofNullable(rollout.meta().annotations().get(Keys.WORKLOAD_GENERATION));
        Optional<String> used = spec.source().map(source -> source.workload().generation());
        if (!said.equals(used)) {
            annotations.put(Keys.WORKLOAD_GENERATION, used.map(Json::of).orElse(Json.NULL));
        }
        return annotations;
    }

    private static Event once(String reason, String message) {
        return new Event(false, reason, message, Event.ONCE);
    }

    /** Many at a time; the next look copies the rest. */
    private void copyAnnotations(ReplicaSet set, List<FieldChange> changes) {
        int room = MOST_COPIED;
        for (Map.Entry<String, String> entry : rollout.meta().annotations().sequencedEntrySet()) {
            if (room <= 0) {
                return;
            }
            if (copied(entry.getKey(), entry.getValue())) {
                room -= annotate(set, entry.getKey(), entry.getValue(), changes);
            }
        }
    }

    /** Answers how long the change is: 0 when there is none. */
    private static int annotate(ReplicaSet set, String key, String value, List<FieldChange> changes) {
        String old = set.meta().annotations().get(key);
        if (value.equals(old)) {
            return 0;
        }
        changes.add(FieldChange.annotation(key, old == null ? Json.NULL : Json.of(old), Json.of(value)));
        return key.length() + value.length();
    }

    private static String history(ReplicaSet set) {
        String earlier = set.meta().annotations().getOrDefault(Keys.REVISION_HISTORY, "");
        return earlier.isEmpty() ? Integer.toString(set.revision()) : earlier + "," + set.revision();
    }

    private void syncAffinity(ReplicaSet set, List<FieldChange> changes) {
        Json.Obj podSpec = set.template().obj("spec");
        Json before = podSpec.get("affinity").orElse(Json.NULL);
        Json after = affinity(podSpec, set.hash()).orElse(Json.NULL);
        if (!after.equals(before)) {
            changes.add(new FieldChange("/spec/template/spec/affinity", before, after));
        }
    }

    private Optional<Json> affinity(Json.Obj podSpec, String hash) {
        return AntiAffinityTerm.affinity(
                podSpec,
                spec.strategy().antiAffinity(),
                stableBeside(hash),
                rollout.id().namespace());
    }

    /** What the pods of a new set carry: it has a stable one beside it, or is the only one. */
    private PodMetadata metadata(String hash) {
        PodRoles roles = spec.strategy().roles();
        return stableBeside(hash).isEmpty() ? roles.stable() : roles.coming();
    }

    /** The hash of the stable set when there is one, and it is another; else empty. The status may name anything. */
    private String stableBeside(String hash) {
        String stable = rollout.status().release().stable();
        boolean there = all.stream().anyMatch(set -> set.hash().equals(stable));
        return there && !stable.equals(hash) ? stable : "";
    }

    private static int newestOf(List<ReplicaSet> sets) {
        return sets.stream().mapToInt(ReplicaSet::revision).max().orElse(0);
    }

    private ReplicaSet planned(String name, String hash, int revision) {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        labels.put(Keys.POD_TEMPLATE_HASH, hash);
        SequencedMap<String, String> annotations = new LinkedHashMap<>();
        annotations.put(Keys.REVISION, Integer.toString(revision));
        annotations.put(Keys.DESIRED_REPLICAS, Integer.toString(spec.size()));
        PodMetadata metadata = metadata(hash);
        if (!metadata.none()) {
            annotations.put(Keys.EPHEMERAL_METADATA, metadata.record());
        }
        Meta meta = new Meta(name, "", "", 1, rollout.meta().created(), false, labels, annotations);
        return new ReplicaSet(
                meta, 0, 0, 0, 0, true, spec.minReadySeconds(), metadata.putInto(spec.template()), Optional.empty());
    }

    private static ReplicaSet withRevision(ReplicaSet set, int revision) {
        if (set.revision() == revision) {
            return set;
        }
        SequencedMap<String, String> annotations =
                new LinkedHashMap<>(set.meta().annotations());
        annotations.put(Keys.REVISION, Integer.toString(revision));
        Meta old = set.meta();
        Meta meta = new Meta(
                old.name(),
                old.uid(),
                old.resourceVersion(),
                old.generation(),
                old.created(),
                old.deleting(),
                old.labels(),
                annotations);
        return new ReplicaSet(
                meta,
                set.replicas(),
                set.current(),
                set.ready(),
                set.available(),
                set.observed(),
                set.minReadySeconds(),
                set.template(),
                set.failure());
    }
}
