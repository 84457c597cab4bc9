package dev.sluice.kube.cache;

import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutSpec;
import dev.sluice.domain.rollout.Strategy;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.rollout.WorkloadRef;
import dev.sluice.domain.service.NamedServices;
import dev.sluice.domain.spec.Borrowing;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.kube.Key;
import java.util.List;
import java.util.Optional;

/**
 * A Rollout as read once, and the object that it was read from.
 *
 * @param object without managed fields and the last applied configuration
 */
public record CachedRollout(Rollout rollout, Json.Obj object) {
    public static CachedRollout read(Json.Obj object) {
        return new CachedRollout(RolloutReader.read(object), object);
    }

    public Key key() {
        return new Key(rollout.id().namespace(), rollout.id().name());
    }

    /** The analysis templates that it refers to; none when its spec cannot be used. */
    public List<TemplateRef> templates() {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec) ? spec.templates() : List.of();
    }

    /** The Services that it names, each once; none when its spec cannot be used. */
    public List<String> services() {
        return rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                ? spec.strategy().services().stream()
                        .map(Strategy.ServiceName::name)
                        .toList()
                : List.of();
    }

    /** The workload that it borrows its template from; empty when it does not, or names one that cannot be. */
    Optional<WorkloadPlace> reference() {
        return WorkloadRef.of(object.obj("spec"))
                .filter(reference -> NamedServices.isName(reference.name()))
                .flatMap(reference -> reference
                        .workloadKind()
                        .map(kind -> new WorkloadPlace(kind, new Key(key().namespace(), reference.name()))));
    }

    /** Whether it borrows its template. */
    public boolean borrows() {
        return WorkloadRef.of(object.obj("spec")).isPresent();
    }

    /** The same with the template that it borrows, of a workload that may be missing. */
    public CachedRollout resolved(Optional<Workload> workload) {
        return borrows()
                ? new CachedRollout(RolloutReader.read(object, workload), Borrowing.resolve(object, workload))
                : this;
    }

    /** Tells this state of its template from every other. */
    public String templateVersion() {
        String source = rollout.spec() instanceof Rollout.Spec.Valid(RolloutSpec spec)
                ? spec.source().map(each -> each.workload().version()).orElse("")
                : "";
        return rollout.meta().generation() + " " + source;
    }

    boolean refersToTemplates() {
        return !templates().isEmpty();
    }
}
