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
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One Rollout and its ReplicaSets in memory, with an API server's manners as far as a planner can see them: generations,
 * resourceVersions, merge patches, pods that take their time.
 */
public final class SimulatedCluster {
    private static final String UID = "simulated";

    private final SimulatedSets sets;
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
        this.sets = new SimulatedSets(readiness, this::nextVersion);
        this.now = now;
        Json.Obj meta = rollout.obj("metadata")
                .with("uid", Json.of(UID))
                .with("generation", Json.of(1))
                .with("creationTimestamp", Json.of(now.toString()));
        this.rollout = Stamps.version(rollout.with("metadata", meta), nextVersion());
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
        return sets.all();
    }

    /** Metadata of the pods of a ReplicaSet; empty when it has none. All its pods have the same. */
    public Json.Obj podMetadata(String replicaSet) {
        return sets.podMetadata(replicaSet);
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
            rollout = Stamps.nextGeneration(rollout);
        }
        rollout = Stamps.version(rollout, nextVersion());
    }

    /** Carries out an action, as the activities do on a real cluster. */
    public void apply(Action action) {
        switch (action) {
            case Action.CreateReplicaSet create -> sets.create(create, resolved(), now);
            case Action.ScaleReplicaSet scale ->
                sets.change(scale.name(), FieldChange.resize(scale.from(), scale.to(), scale.changes()));
            case Action.PatchReplicaSet change -> sets.change(change.name(), change.changes());
            case Action.PatchPods write -> sets.patchPods(write.name(), write.patch());
            case Action.DeleteReplicaSet delete -> sets.delete(delete.name());
            case Action.ClaimReplicaSet ignored -> {}
            case Action.PatchRollout write -> patch(write.patch());
            case Action.PatchStatus write -> patch(write.patch());
            case Action.PatchService write -> services.patch(write.name(), write.patch(), ++version);
            case Action.CreateRoute create -> routes.put(create.ref(), create.object(), ++version);
            case Action.PatchRoute change -> routes.patch(change.ref(), change.operations(), ++version);
            case Action.DeleteRoute gone -> routes.delete(gone.ref());
            case Action.ScaleWorkload scale ->
                workload.change(FieldChange.resize(scale.from(), scale.to(), scale.changes()), ++version);
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

    private Json.Obj resolved() {
        return Borrowing.resolve(rollout, workload());
    }

    /** Lets time pass. */
    public void advanceTo(Instant instant) {
        now = instant;
        refresh();
    }

    /** When the next pod becomes available. */
    public Optional<Instant> nextChange() {
        return Stream.concat(sets.nextReady(now).stream(), runs.nextEnd().stream())
                .min(Instant::compareTo);
    }

    /** A pod of the ReplicaSet dies. */
    public void losePod(String replicaSet) {
        sets.losePod(replicaSet, now);
        refresh();
    }

    private void refresh() {
        version = runs.refresh(now, version);
        sets.refresh(now);
    }

    private long nextVersion() {
        return ++version;
    }
}
