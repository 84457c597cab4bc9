package dev.sluice.activity;

import static dev.sluice.kube.Samples.WEB;
import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.list;
import static dev.sluice.kube.Samples.refusal;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.CommandRequest;
import dev.sluice.contract.Names;
import dev.sluice.contract.ObserveRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.command.Command;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Planner;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.planner.RolloutPlanner;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.observe.RolloutObserver;
import dev.sluice.kube.write.ActionExecutor;
import dev.sluice.kube.write.EventWriter;
import dev.sluice.kube.write.RolloutWrites;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseActivitiesImplTest {
    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);
    private final EventWriter events = new EventWriter(client, () -> Instant.EPOCH);
    private final ReleaseActivitiesImpl activities = activities(new RolloutPlanner());

    @BeforeEach
    void fill() {
        server.on("GET", Samples.ROLLOUTS, 200, list(10, updating(5)));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11));
        cache.start();
        assertThat(cache.awaitSynced(Duration.ofSeconds(20))).isTrue();
    }

    @AfterEach
    void stop() {
        cache.close();
        client.close();
        server.close();
    }

    @Test
    void plansWhatItSees() {
        Plan plan = activities.observeAndPlan(observe());

        assertThat(plan.seen()).isEqualTo(Freshness.of(Freshness.ROLLOUTS, "5"));
    }

    @Test
    void tellsThatThePlannerBrokeOff() {
        ReleaseActivitiesImpl broken = activities(seen -> {
            throw new StackOverflowError("deep");
        });

        assertThatThrownBy(() -> broken.observeAndPlan(observe()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(Names.PLANNER_FAILED))
                .hasMessageContaining("deep");
    }

    @Test
    void tellsOfAPlanThatNoHistoryCouldHold() {
        ReleaseActivitiesImpl wordy = activities(seen -> planWith("x".repeat(600_000)));

        assertThatThrownBy(() -> wordy.observeAndPlan(observe()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo(Names.PLANNER_FAILED))
                .hasMessageContaining("too large for a history");
    }

    @Test
    void writesACommandIntoTheStatusThatItWasDecidedOn() {
        server.on("PATCH", Samples.STATUS, 200, rollout(21));

        Outcome outcome = activities.writeCommand(command(WEB, Command.Kind.abort));

        assertThat(outcome).isEqualTo(new Outcome.Done(Freshness.of(Freshness.ROLLOUTS, "21")));
        assertThat(json(server.only("PATCH", Samples.STATUS).body()))
                .isEqualTo(json("{\"status\":{\"abort\":true},\"metadata\":{\"resourceVersion\":\"5\"}}"));
    }

    @Test
    void decidesACommandAnewWhenTheObjectHasChanged() {
        server.on("PATCH", Samples.STATUS, 409, refusal("Conflict", "modified"))
                .on("PATCH", Samples.STATUS, 200, rollout(31));
        server.on("GET", Samples.ROLLOUT, 200, updating(30));

        Outcome outcome = activities.writeCommand(command(WEB, Command.Kind.abort));

        assertThat(outcome).isEqualTo(new Outcome.Done(Freshness.of(Freshness.ROLLOUTS, "31")));
        assertThat(server.requests().getLast().body()).contains("\"resourceVersion\":\"30\"");
    }

    @Test
    void refusesACommandThatMakesNoSense() {
        Outcome outcome = activities.writeCommand(command(WEB, Command.Kind.retry));

        assertThat(outcome).isEqualTo(new Outcome.Refused("the release is not aborted"));
    }

    @Test
    void refusesACommandToAnObjectOfAnotherUid() {
        Outcome outcome = activities.writeCommand(command(new RolloutId("shop", "web", "u9"), Command.Kind.abort));

        assertThat(outcome).isEqualTo(new Outcome.Refused("the Rollout is gone"));
    }

    @Test
    void warnsByAnEvent() {
        server.on("POST", Samples.EVENTS, 201, "{}");

        Outcome outcome = activities.warn(new WarnRequest(WEB, "k", "ReleaseStuck", "text"));

        assertThat(outcome).isEqualTo(new Outcome.Done(Freshness.NONE));
        assertThat(json(server.only("POST", Samples.EVENTS).body()).text("type"))
                .contains("Warning");
    }

    @Test
    void tellsThatAWarningIsLost() {
        server.on("POST", Samples.EVENTS, 403, "{}");

        assertThat(activities.warn(new WarnRequest(WEB, "k", "ReleaseStuck", "text")))
                .isInstanceOf(Outcome.Failed.class);
    }

    private static Plan planWith(String phase) {
        return new Plan(
                List.of(),
                Optional.empty(),
                Plan.State.PROMOTED,
                true,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                phase,
                Freshness.NONE);
    }

    @Test
    void looksOnWhileNothingButTheCountsOfManyPodsChanges() {
        AtomicInteger looks = new AtomicInteger();

        Plan plan = ofPods(100, seen -> counts(looks.incrementAndGet() == 3));

        assertThat(plan.urgent()).isTrue();
    }

    @Test
    void tellsTheCountsOfFewPodsAtOnce() {
        AtomicInteger looks = new AtomicInteger();

        Plan plan = ofPods(5, seen -> counts(looks.incrementAndGet() > 1));

        assertThat(plan.urgent()).isFalse();
    }

    private Plan ofPods(int pods, Planner planner) {
        String sized = updating(5).replace("\"replicas\":2", "\"replicas\":" + pods);
        server.on("GET", Samples.ROLLOUTS, 200, list(10, sized));
        server.on("GET", Samples.REPLICA_SETS, 200, list(11));
        try (ClusterCache many = new ClusterCache(client, Scope.ALL)) {
            many.start();
            assertThat(many.awaitSynced(Duration.ofSeconds(20))).isTrue();
            RolloutObserver observer = new RolloutObserver(many, client, (rollout, sets) -> true);
            return new CountsPatience(observer, planner).plan(observe());
        }
    }

    private static Plan counts(boolean urgent) {
        return new Plan(
                List.of(new Action.PatchStatus(Json.Obj.EMPTY, "1", "counts", List.of())),
                Optional.empty(),
                Plan.State.IN_FLIGHT,
                urgent,
                Optional.empty(),
                new Position(OptionalInt.empty(), ""),
                "",
                Freshness.NONE);
    }

    private ReleaseActivitiesImpl activities(Planner planner) {
        RolloutObserver observer = new RolloutObserver(cache, client, (rollout, sets) -> true);
        return new ReleaseActivitiesImpl(
                observer,
                planner,
                new ActionExecutor(client, cache, events),
                new CommandWriter(observer, new RolloutWrites(client))::write,
                events);
    }

    private static ObserveRequest observe() {
        return new ObserveRequest(WEB, Freshness.NONE, Instant.EPOCH, Optional.empty());
    }

    private static CommandRequest command(RolloutId id, Command.Kind kind) {
        return new CommandRequest(
                id,
                Freshness.NONE,
                new Command(kind, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty()));
    }

    private static String updating(long version) {
        String rollout = rollout(version);
        return rollout.substring(0, rollout.length() - 1)
                + ",\"status\":{\"currentPodHash\":\"n\",\"stableRS\":\"o\"}}";
    }
}
