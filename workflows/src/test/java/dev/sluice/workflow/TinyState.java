package dev.sluice.workflow;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Freshness;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The objects of one Rollout at one moment.
 *
 * @param uid empty when there is no Rollout
 * @param template also the hash and the name of its ReplicaSet
 * @param steps {@code w<weight>}, {@code pause} or {@code pause:<seconds>}
 * @param sizes pods per ReplicaSet
 * @param records annotation per ReplicaSet that has one
 */
record TinyState(
        String uid,
        String template,
        List<String> steps,
        Json.Obj status,
        SequencedMap<String, Integer> sizes,
        SequencedMap<String, String> records,
        long rolloutVersion,
        long setVersion) {
    TinyState {
        sizes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sizes));
        records = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(records));
    }

    /** Version 1 is promoted and has two pods. */
    static TinyState resting(List<String> steps) {
        SequencedMap<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("v1", 2);
        Json.Obj status = Json.Obj.EMPTY
                .with("podHash", Json.of("v1"))
                .with("stable", Json.of("v1"))
                .with("step", Json.of(steps.size()));
        return new TinyState("uid-1", "v1", steps, status, sizes, new LinkedHashMap<>(), 100, 100);
    }

    String podHash() {
        return status.text("podHash").orElse("");
    }

    String stable() {
        return status.text("stable").orElse("");
    }

    int step() {
        return (int) status.integer("step").orElse(0);
    }

    boolean aborted() {
        return status.flag("abort");
    }

    Optional<Instant> time(String field) {
        return status.text(field).map(Instant::parse);
    }

    int size(String set) {
        return sizes.getOrDefault(set, 0);
    }

    Freshness freshness() {
        return Freshness.of(Freshness.ROLLOUTS, Long.toString(rolloutVersion))
                .and(Freshness.of(Freshness.REPLICA_SETS, Long.toString(setVersion)));
    }

    boolean isAsNewAs(Freshness wanted) {
        return !wanted.isNewerThan(freshness());
    }

    TinyState withUid(String other) {
        return new TinyState(other, template, steps, status, sizes, records, rolloutVersion + 1, setVersion);
    }

    TinyState withTemplate(String other) {
        return new TinyState(uid, other, steps, status, sizes, records, rolloutVersion + 1, setVersion);
    }

    /** @param patch {@code {"status": …}} */
    TinyState withStatus(Json.Obj patch) {
        Json.Obj changed = (Json.Obj) MergePatch.apply(Json.Obj.EMPTY.with("status", status), patch);
        return changed.obj("status").equals(status)
                ? this
                : new TinyState(
                        uid, template, steps, changed.obj("status"), sizes, records, rolloutVersion + 1, setVersion);
    }

    TinyState withSize(String set, int size) {
        SequencedMap<String, Integer> changed = new LinkedHashMap<>(sizes);
        changed.put(set, size);
        return new TinyState(uid, template, steps, status, changed, records, rolloutVersion, setVersion + 1);
    }

    TinyState withRecord(String set, String record) {
        SequencedMap<String, String> changed = new LinkedHashMap<>(records);
        changed.put(set, record);
        return new TinyState(uid, template, steps, status, sizes, changed, rolloutVersion, setVersion + 1);
    }
}
