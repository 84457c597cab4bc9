package dev.sluice.domain.analysis.run;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Meta;
import java.util.Comparator;
import java.util.Optional;

/**
 * An AnalysisRun as the cluster has it.
 *
 * @param owner what controls it; empty for one that a user made
 * @param spec as stored: its values are looked at when they are needed, because arguments may be in them
 */
public record AnalysisRun(AnalysisRunId id, Meta meta, Optional<Owner> owner, Json.Obj spec, AnalysisStatus status) {

    /** Oldest first; those of one second by name. */
    public static final Comparator<AnalysisRun> OLDEST_FIRST =
            Comparator.comparing((AnalysisRun run) -> run.meta().created()).thenComparing(AnalysisRun::name);

    /** The object that controls a run. */
    public record Owner(String kind, String name, String uid) {
        static Owner read(Json.Obj reference) {
            return new Owner(
                    reference.text("kind").orElse(""),
                    reference.text("name").orElse(""),
                    reference.text("uid").orElse(""));
        }
    }

    /** Tolerant: a field of the wrong type counts as absent. Never throws. */
    public static AnalysisRun read(Json.Obj object) {
        Meta meta = Meta.read(object);
        String namespace = object.obj("metadata").text("namespace").orElse("");
        return new AnalysisRun(
                new AnalysisRunId(namespace, meta.name(), meta.uid()),
                meta,
                object.obj("metadata").objects("ownerReferences").stream()
                        .filter(owner -> owner.flag("controller"))
                        .findFirst()
                        .map(Owner::read),
                object.obj("spec"),
                AnalysisStatusJson.read(object.obj("status")));
    }

    /** Whether this object controls it. */
    public boolean ownedBy(String uid) {
        return owner.filter(controller -> controller.uid().equals(uid)).isPresent();
    }

    public String name() {
        return meta.name();
    }

    public Phase phase() {
        return status.phase();
    }

    public boolean completed() {
        return status.phase().completed();
    }

    /** Whether somebody wants it to end early. */
    public boolean terminating() {
        return spec.flag("terminate");
    }

    /** The pod template hash label; empty when the label is missing. */
    public String hash() {
        return meta.labels().getOrDefault(Keys.POD_TEMPLATE_HASH, "");
    }
}
