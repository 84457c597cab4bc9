package dev.sluice.starter.watch;

import dev.sluice.contract.ActionRequest;
import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Observation;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.domain.rollout.Meta;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.RolloutStatus;
import dev.sluice.kube.Key;
import dev.sluice.starter.runs.FakeRuns;
import dev.sluice.starter.timing.FakeTimers;
import io.prometheus.client.CollectorRegistry;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A watch over one Rollout, whose plans the test dictates. */
final class Scene implements Sight {
    static final Key WEB = new Key("shop", "web");
    static final RolloutId ID = new RolloutId("shop", "web", "uid-1");

    final FakeTimers timers = new FakeTimers();
    final FakeRuns runs = new FakeRuns(timers);
    final List<String> written = new ArrayList<>();
    final List<WarnRequest> warnings = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final CollectorRegistry registry = new CollectorRegistry(true);
    boolean preferred = true;
    boolean broken;
    Freshness newest = Freshness.of(Freshness.ROLLOUTS, "9000").and(Freshness.of(Freshness.REPLICA_SETS, "9001"));
    private final Watch watch;
    private Optional<Observation> object = Optional.empty();
    private Plan plan = plan(Plan.State.PROMOTED, true);
    private long version = 100;

    Scene() {
        watch = new Watch(
                new World(timers, this, seen -> planned(seen)),
                new Watch.Reach(runs, this::write, warnings::add),
                () -> preferred,
                registry);
    }

    private Plan planned(Observation seen) {
        if (broken) {
            throw new IllegalStateException("the planner is broken");
        }
        return new Plan(
                plan.actions(),
                plan.deadline(),
                plan.state(),
                plan.urgent(),
                plan.release(),
                plan.position(),
                plan.phase(),
                seen.seen());
    }

    @Override
    public Optional<Observation> look(Key key, Instant now) {
        return object;
    }

    @Override
    public Freshness newest() {
        return newest;
    }

    private Outcome write(ActionRequest request) {
        written.add(request.action().summary() + " " + timers.elapsed().toMillis());
        return outcomes.isEmpty() ? new Outcome.Done(Freshness.NONE) : outcomes.removeFirst();
    }

    /** The object changes, after which the planner answers this. */
    Scene changes(Plan next) {
        version++;
        plan = next;
        object = Optional.of(observation(new TemplateCheck.Accepted(Optional.empty())));
        watch.changed(WEB);
        return this;
    }

    /** A ReplicaSet changes, but not the Rollout; the plan reads the same and carries another time. */
    Scene podsChange() {
        Plan again = new Plan(
                plan.actions().stream()
                        .<Action>map(action -> new Action.PatchStatus(
                                new Json.Obj(new TreeMap<>(
                                        Map.of("at", Json.of(timers.now().toString())))),
                                "1",
                                action.summary(),
                                List.of()))
                        .toList(),
                Optional.of(timers.now().plusSeconds(600)),
                plan.state(),
                plan.urgent(),
                plan.release(),
                plan.position(),
                "",
                Freshness.NONE);
        return replans(again);
    }

    /** As {@link #changes}, with a template that nobody has asked about. */
    Scene changesUnasked(Plan next) {
        changes(next);
        object = Optional.of(observation(new TemplateCheck.Unasked()));
        return this;
    }

    /** The object stays as it is; the planner, which knows less than a run, answers this. */
    Scene replans(Plan next) {
        plan = next;
        watch.changed(WEB);
        return this;
    }

    /** Nothing changes yet, but the planner answers this from now on. */
    Scene willPlan(Plan next) {
        plan = next;
        return this;
    }

    Scene disappears() {
        object = Optional.empty();
        watch.changed(WEB);
        return this;
    }

    Scene runsBecomeReachable() {
        watch.runsAreReachable();
        return this;
    }

    /** A run of this process plans the object as it is. */
    Scene runPlans(Plan answer) {
        return runs(new ObserveRequest(ID, Freshness.NONE, timers.now(), Optional.empty()), () -> seenNow(answer));
    }

    /** A run of this process cannot plan. */
    Scene runFailsToPlan() {
        try {
            return runs(new ObserveRequest(ID, Freshness.NONE, timers.now(), Optional.empty()), () -> {
                throw new IllegalStateException("cannot plan");
            });
        } catch (IllegalStateException expected) {
            return this;
        }
    }

    /** A run of this process writes a command. */
    Scene runCommands() {
        Command command = new Command(
                Command.Kind.promote, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
        return runs(new CommandRequest(ID, Freshness.NONE, command), () -> new Outcome.Done(Freshness.NONE));
    }

    private Scene runs(Object request, Supplier<Object> answer) {
        ActivityInboundCallsInterceptor activity = new ActivityInboundCallsInterceptorBase(null) {
            @Override
            public ActivityOutput execute(ActivityInput input) {
                return new ActivityOutput(answer.get());
            }
        };
        watch.listener()
                .interceptActivity(activity)
                .execute(new ActivityInboundCallsInterceptor.ActivityInput(Header.empty(), new Object[] {request}));
        return this;
    }

    private Plan seenNow(Plan answer) {
        plan = answer;
        return planned(object.orElseThrow());
    }

    Scene passes(Duration time) {
        timers.advance(time);
        return this;
    }

    Scene settles() {
        timers.settle();
        return this;
    }

    private Observation observation(TemplateCheck check) {
        Meta meta = new Meta(
                ID.name(),
                ID.uid(),
                Long.toString(version),
                1,
                FakeTimers.START,
                false,
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        Rollout rollout = new Rollout(ID, meta, new Rollout.Spec.Invalid("not looked at"), RolloutStatus.NONE);
        return new Observation(
                ID.uid(),
                Optional.of(rollout),
                List.of(),
                check,
                Optional.empty(),
                timers.now(),
                Optional.empty(),
                Freshness.of(Freshness.ROLLOUTS, Long.toString(version)));
    }

    static Plan inFlight(String... actions) {
        return plan(Plan.State.IN_FLIGHT, true, actions);
    }

    /** In flight, with nothing to do before that time after the start. */
    static Plan waitingUntil(Duration deadline) {
        Plan idle = inFlight();
        return new Plan(
                idle.actions(),
                Optional.of(FakeTimers.START.plus(deadline)),
                idle.state(),
                true,
                idle.release(),
                idle.position(),
                "",
                Freshness.NONE);
    }

    static Plan counts(String... actions) {
        return plan(Plan.State.IN_FLIGHT, false, actions);
    }

    static Plan atRest(String... actions) {
        return plan(Plan.State.PROMOTED, true, actions);
    }

    private static Plan plan(Plan.State state, boolean urgent, String... actions) {
        List<Action> all = new ArrayList<>();
        for (String action : actions) {
            all.add(new Action.PatchStatus(Json.Obj.EMPTY, "1", action, List.of()));
        }
        return new Plan(
                all,
                Optional.empty(),
                state,
                urgent,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                "",
                Freshness.NONE);
    }

    /** The metric's value; not a number when it has none for this Rollout. */
    double metric(String name, String... labels) {
        Double value = registry.getSampleValue(
                name, labels, Arrays.copyOf(List.of("shop", "web").toArray(String[]::new), labels.length));
        return value == null ? Double.NaN : value;
    }
}
