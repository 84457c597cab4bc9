package dev.sluice.domain.simulate;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.MergePatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Surroundings;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.plan.Trouble;
import dev.sluice.domain.plugin.StepAnswer;
import dev.sluice.domain.plugin.StepCalls;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.spec.Borrowing;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.domain.traffic.object.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One Rollout and its ReplicaSets in memory, with an API server's manners as far as a planner can see them: generations,
 * resourceVersions, merge patches, pods that take their time.
 */
public final class SimulatedCluster {
    private static final String UID = "simulated";

    private final Function<Json.Obj, Optional<Duration>> readiness;
    private final SequencedMap<String, Json.Obj> replicaSets = new LinkedHashMap<>();
    private final SequencedMap<String, SimulatedPods> pods = new LinkedHashMap<>();
    private final SequencedMap<String, Json.Obj> metadata = new LinkedHashMap<>();
    private final SimulatedCalls calls = new SimulatedCalls();
    private final SimulatedRuns runs = new SimulatedRuns();
    private final SimulatedServices services = new SimulatedServices();
    private final SimulatedRoutes routes = new SimulatedRoutes();
    private final SimulatedWorkload workload = new SimulatedWorkload();
    private final List<Event> events = new ArrayList<>();
    private Json.Obj rollout;
    private Instant now;
    private long version = 1;

    /**
     * Starts with the Rollout alone.
     *
     * @param readiness how long a pod of a template takes to become available; empty for never
     */
    public SimulatedCluster(Json.Obj rollout, Instant now, Function<Json.Obj, Optional<Duration>> readiness) {
        this.readiness = readiness;
        this.now = now;
        Json.Obj meta = rollout.obj("metadata")
                .with("uid", Json.of(UID))
                .with("generation", Json.of(1))
                .with("creationTimestamp", Json.of(now.toString()));
        this.rollout = stamped(rollout.with("metadata", meta));
    }

    public Instant now() {
        return now;
    }

    public Rollout rollout() {
        return RolloutReader.read(rollout, workload());
    }

    /** The workload that the Rollout borrows its template from. */
    public Optional<Workload> workload() {
        return workload.of(rollout);
    }

    /** A user has this object, to which the Rollout may refer; it takes the place of the one before. */
    public void workload(Json.Obj object) {
        workload.put(object, ++version);
    }

    /** A user gives the workload another template. */
    public void changeWorkload(Json.Obj template) {
        workload()
                .ifPresent(there -> workload.change(
                        List.of(new FieldChange(there.kind().templatePath(), Json.NULL, template)), ++version));
    }

    /** A user deletes the object to which the Rollout may refer. */
    public void deleteWorkload() {
        workload.delete();
    }

    public Json.Obj rolloutObject() {
        return rollout;
    }

    /** Oldest first. */
    public List<ReplicaSet> replicaSets() {
        return replicaSets.sequencedValues().stream().map(ReplicaSet::read).toList();
    }

    /** Metadata of the pods of a ReplicaSet; empty when it has none. All its pods have the same. */
    public Json.Obj podMetadata(String replicaSet) {
        return metadata.getOrDefault(replicaSet, Json.Obj.EMPTY);
    }

    /** The Services that the Rollout names. */
    public List<Service> services() {
        return services.of(rollout(), resolved());
    }

    /** A user's merge patch of a Service. */
    public void patchService(String name, Json.Obj patch) {
        services.patch(name, patch, ++version);
    }

    /** A user has these analysis templates. */
    public void templates(Templates known) {
        runs.templates(known);
    }

    /** A user has these analysis templates, and others that nobody knows, which are assumed to measure once. */
    void templatesAmongOthers(Templates known) {
        runs.assumingOthers(known);
    }

    /**
     * How AnalysisRuns end; without this they all succeed.
     *
     * @param verdicts by what a run is for, and its number among all that were created, from 1
     */
    public void verdicts(BiFunction<AnalysisKind, Integer, Phase> verdicts) {
        runs.verdicts(verdicts);
    }

    /**
     * How users' workers answer; without this they succeed at once.
     *
     * @param worker by what it is asked; empty while it does not answer
     */
    public void worker(Function<Json.Obj, Optional<StepAnswer>> worker) {
        calls.worker(worker);
    }

    /** The AnalysisRuns that there are, oldest first. */
    public List<AnalysisRun> analysisRuns() {
        return runs.all();
    }

    /** A user has this object, which routes traffic; from then on no other is assumed to do as it is told. */
    public void route(ObjectRef ref, Json.Obj object) {
        routes.put(ref, object, ++version);
    }

    /** An object that routes traffic, as it is now; empty when there is none. */
    public Optional<Json.Obj> route(ObjectRef ref) {
        return routes.get(ref);
    }

    /** A user deletes an object that routes traffic. */
    public void deleteRoute(ObjectRef ref) {
        routes.delete(ref);
    }

    /** A user deletes a Service. */
    public void deleteService(String name) {
        services.delete(name);
    }

    /** All events so far, in order. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** What a planner would see now. */
    public Observation observe(Optional<Trouble> trouble) {
        return observe(trouble, calls.open());
    }

    /** What a planner would see now who has begun these calls. */
    public Observation observe(Optional<Trouble> trouble, StepCalls begun) {
        return new Observation(
                UID,
                Optional.of(rollout()),
                replicaSets(),
                List.of(),
                new Surroundings(runs.all(), runs.templates(rollout()), services(), routes.sight(rollout()), begun),
                new TemplateCheck.Accepted(Optional.empty()),
                Optional.of(List.of()),
                now,
                trouble,
                Freshness.of(Freshness.ROLLOUTS, Long.toString(version)));
    }

    /** A user's merge patch of spec or status. */
    public void patch(Json.Obj patch) {
        Json.Obj before = rollout;
        rollout = (Json.Obj) MergePatch.apply(rollout, patch);
        if (!rollout.obj("spec").equals(before.obj("spec"))) {
            rollout = ofNextGeneration(rollout);
        }
        rollout = stamped(rollout);
    }

    /** Carries out an action, as the activities do on a real cluster. */
    public void apply(Action action) {
        switch (action) {
            case Action.CreateReplicaSet create -> create(create);
            case Action.ScaleReplicaSet scale -> scale(scale);
            case Action.PatchReplicaSet change -> change(change.name(), change.changes());
            case Action.PatchPods write ->
                metadata.computeIfPresent(write.name(), (name, old) ->
                        (Json.Obj) MergePatch.apply(old, write.patch().obj("metadata")));
            case Action.DeleteReplicaSet delete -> {
                replicaSets.remove(delete.name());
                pods.remove(delete.name());
            }
            case Action.ClaimReplicaSet ignored -> {}
            case Action.PatchRollout write -> patch(write.patch());
            case Action.PatchStatus write -> patch(write.patch());
            case Action.PatchService write -> services.patch(write.name(), write.patch(), ++version);
            case Action.CreateRoute create -> routes.put(create.ref(), create.object(), ++version);
            case Action.PatchRoute change -> routes.patch(change.ref(), change.operations(), ++version);
            case Action.DeleteRoute gone -> routes.delete(gone.ref());
            case Action.ScaleWorkload scale -> workload.change(changes(scale), ++version);
            case Action.EvictPod ignored -> {}
            case Action.CallStepPlugin call -> calls.begin(call);
            case Action.ForgetStepCall settled -> calls.forget(settled.id());
            case Action.CreateAnalysisRun create -> runs.create(create, resolved(), now, ++version);
            case Action.TerminateAnalysisRun end -> runs.terminate(end.name(), now, ++version);
            case Action.DropAnalysisRun drop -> runs.delete(drop.name());
        }
        events.addAll(action.events());
        refresh();
    }

    private void create(Action.CreateReplicaSet create) {
        Json.Obj template = create.metadata().putInto(resolved().obj("spec").obj("template"));
        Json.Obj labels = template.obj("metadata").obj("labels").with(Keys.POD_TEMPLATE_HASH, Json.of(create.hash()));
        Json.Obj annotations = Json.Obj.EMPTY
                .with(Keys.REVISION, Json.of(Integer.toString(create.revision())))
                .with(Keys.DESIRED_REPLICAS, Json.of(Integer.toString(create.desiredReplicas())));
        if (!create.metadata().none()) {
            annotations = annotations.with(
                    Keys.EPHEMERAL_METADATA, Json.of(create.metadata().record()));
        }
        Json.Obj meta = Json.Obj.EMPTY
                .with("name", Json.of(create.name()))
                .with("uid", Json.of(UID + "-" + create.name()))
                .with("generation", Json.of(1))
                .with("creationTimestamp", Json.of(now.toString()))
                .with("labels", labels)
                .with("annotations", annotations);
        Json.Obj spec = Json.Obj.EMPTY
                .with("replicas", Json.of(0))
                .with("minReadySeconds", Json.of(0))
                .with("template", template);
        replicaSets.put(
                create.name(), stamped(Json.Obj.EMPTY.with("metadata", meta).with("spec", spec)));
        pods.put(create.name(), new SimulatedPods(readiness.apply(template)));
    }

    private Json.Obj resolved() {
        return Borrowing.resolve(rollout, workload());
    }

    private static List<FieldChange> changes(Action.ScaleWorkload scale) {
        List<FieldChange> changes = new ArrayList<>(scale.changes());
        changes.add(new FieldChange("/spec/replicas", Json.of(scale.from()), Json.of(scale.to())));
        return changes;
    }

    private void scale(Action.ScaleReplicaSet scale) {
        List<FieldChange> changes = new ArrayList<>(scale.changes());
        changes.add(new FieldChange("/spec/replicas", Json.of(scale.from()), Json.of(scale.to())));
        change(scale.name(), changes);
    }

    private void change(String name, List<FieldChange> changes) {
        Json.Obj before = replicaSets.getOrDefault(name, Json.Obj.EMPTY);
        Json.Obj changed = before;
        for (FieldChange change : changes) {
            changed = change.applyTo(changed);
        }
        boolean otherSpec = !changed.obj("spec").equals(before.obj("spec"));
        replicaSets.put(name, stamped(otherSpec ? ofNextGeneration(changed) : changed));
    }

    private static Json.Obj ofNextGeneration(Json.Obj object) {
        Json.Obj meta = object.obj("metadata");
        long generation = meta.integer("generation").orElse(0) + 1;
        return object.with("metadata", meta.with("generation", Json.of(generation)));
    }

    /** Lets time pass. */
    public void advanceTo(Instant instant) {
        now = instant;
        refresh();
    }

    /** When the next pod becomes available. */
    public Optional<Instant> nextChange() {
        return Stream.concat(
                        pods.sequencedValues().stream().flatMap(each -> each.nextReady(now).stream()),
                        runs.nextEnd().stream())
                .min(Instant::compareTo);
    }

    /** A pod of the ReplicaSet dies. */
    public void losePod(String replicaSet) {
        Optional.ofNullable(pods.get(replicaSet)).ifPresent(each -> each.lose(now));
        refresh();
    }

    private void refresh() {
        version = runs.refresh(now, version);
        pods.sequencedEntrySet().forEach(entry -> {
            Json.Obj object = replicaSets.getOrDefault(entry.getKey(), Json.Obj.EMPTY);
            int size = (int) object.obj("spec").integer("replicas").orElse(0);
            entry.getValue().resize(size, now);
            wear(entry.getKey(), size, object);
            Json.Obj status = entry.getValue()
                    .status(now, object.obj("metadata").integer("generation").orElse(0));
            if (!status.equals(object.obj("status"))) {
                replicaSets.put(entry.getKey(), stamped(object.with("status", status)));
            }
        });
    }

    private void wear(String set, int size, Json.Obj object) {
        if (size == 0) {
            metadata.remove(set);
        } else {
            metadata.putIfAbsent(set, object.obj("spec").obj("template").obj("metadata"));
        }
    }

    private Json.Obj stamped(Json.Obj object) {
        Json.Obj meta = object.obj("metadata").with("resourceVersion", Json.of(Long.toString(++version)));
        return object.with("metadata", meta);
    }
}
