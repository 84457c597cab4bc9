package dev.sluice.starter.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.RecordingApi.Patch;
import dev.sluice.starter.cli.flow.FakeFlowCommands.Sent;
import dev.sluice.starter.cli.flow.FlowCommands.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTest {
    private static final String ROLLOUT = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";
    private static final String STATUS = ROLLOUT + "/status";
    private static final String MERGE = "application/merge-patch+json";
    private static final Answer ACCEPTED = new Answer.Accepted("the pause ends");
    private static final String CLEAR_PAUSE = "{'metadata':{'resourceVersion':'7'},'status':{'pauseConditions':null}}";
    private static final String PAUSED_AT_A_STEP = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web, uid: ro-1, generation: 2, resourceVersion: "7"}
            spec:
              selector: {matchLabels: {app: web}}
              template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "w:2"}]}}
              strategy: {canary: {steps: [{setWeight: 20}, {pause: {}}]}}
            status:
              observedGeneration: "2"
              currentPodHash: h2
              stableRS: h1
              currentStepIndex: 1
              controllerPause: true
              pauseConditions: [{reason: CanaryPauseStep, startTime: "2026-03-01T10:00:00Z"}]
            """;

    private RecordingApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        api = new RecordingApi(folder).with(PAUSED_AT_A_STEP);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void writesToTheRolloutWhereCommandsDoNotGoByTemporal() {
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web", "--temporal-commands=none");

        assertThat(done.code()).isZero();
        assertThat(flow.sent()).isEmpty();
        assertThat(api.patches()).containsExactly(patch(STATUS, CLEAR_PAUSE));
    }

    @Test
    void sendsWhatTheCallerSawToTheRun() {
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web", "--reason=looks good", "--cluster=west");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' promoted\n", ""));
        assertThat(flow.sent())
                .containsExactly(new Sent(
                        "rollout/west/shop/web", Kind.promote, new FlowCommand("alice", "looks good", 1, "h2")));
        assertThat(api.patches()).isEmpty();
    }

    @Test
    void namesTheImpersonatedUser() {
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation.of(api, new Abort(to(flow)), "web", "--as=bob");

        assertThat(flow.sent()).extracting(sent -> sent.command().who()).containsExactly("bob");
    }

    @Test
    void printsTheReasonOfARefusal() {
        FakeFlowCommands flow = new FakeFlowCommands(new Answer.Refused("no step is left to pass"));

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: no step is left to pass\n"));
        assertThat(api.patches()).isEmpty();
    }

    @Test
    void writesToTheObjectWhenNoRunIsOpen() {
        Invocation done = Invocation.of(api, new Promote(to(new FakeFlowCommands(new Answer.NoRun()))), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' promoted\n", ""));
        assertThat(api.patches()).containsExactly(patch(STATUS, CLEAR_PAUSE));
    }

    @Test
    void saysWhichWayItTookWhenAsked() {
        Invocation done = Invocation.of(api, new Promote(to(new FakeFlowCommands(new Answer.NoRun()))), "web", "-v");

        assertThat(done.err()).isEqualTo("no open run rollout/shop/web: writing to the Rollout\n");
    }

    @Test
    void saysThatNoWorkerAnswersBeforeItWritesItself() {
        FakeFlowCommands flow = new FakeFlowCommands(new Answer.NoWorker("no worker answered within 5 s"));

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web");

        assertThat(done)
                .isEqualTo(new Invocation(
                        0,
                        "rollout 'web' promoted\n",
                        "Temporal is up, but no worker answered within 5 s: writing to the Rollout instead\n"));
        assertThat(api.patches()).containsExactly(patch(STATUS, CLEAR_PAUSE));
    }

    @Test
    void writesItselfWhenTemporalIsDown() {
        FakeFlowCommands flow = new FakeFlowCommands(new Answer.Unreachable("connection refused"));

        Invocation done = Invocation.of(api, new Abort(to(flow)), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' aborted\n", ""));
        assertThat(api.patches())
                .containsExactly(patch(STATUS, "{'metadata':{'resourceVersion':'7'},'status':{'abort':true}}"));
    }

    @Test
    void writesToTheObjectWhereTheStatusIsNoSubresource() {
        api.refusing(404);

        Invocation done = Invocation.of(api, new Promote(to(new FakeFlowCommands(new Answer.NoRun()))), "web");

        assertThat(done.code()).isZero();
        assertThat(api.patches()).containsExactly(patch(STATUS, CLEAR_PAUSE), patch(ROLLOUT, CLEAR_PAUSE));
    }

    @Test
    void decidesAnewWhenTheObjectMoved() {
        api.refusing(409, 409);

        Invocation done = Invocation.of(api, new Promote(to(new FakeFlowCommands(new Answer.NoRun()))), "web");

        assertThat(done.code()).isZero();
        assertThat(api.patches()).hasSize(3);
    }

    @Test
    void promotesInFull() {
        Invocation done =
                Invocation.of(api, new Promote(to(new FakeFlowCommands(new Answer.NoRun()))), "web", "--full");

        assertThat(done.out()).isEqualTo("rollout 'web' fully promoted\n");
        assertThat(api.patches())
                .containsExactly(patch(STATUS, "{'metadata':{'resourceVersion':'7'},'status':{'promoteFull':true}}"));
    }

    @Test
    void skipsTheStepThatItSaw() {
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation done = Invocation.of(api, new Skip(to(flow)), "web");

        assertThat(done.out()).isEqualTo("rollout 'web' skipped its step\n");
        assertThat(flow.sent()).extracting(Sent::kind).containsExactly(Kind.skipStep);
    }

    @Test
    void refusesToRetryWhatIsNotAborted() {
        Invocation done = Invocation.of(api, new Retry(to(new FakeFlowCommands(new Answer.NoRun()))), "rollout", "web");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: the release is not aborted\n"));
    }

    @Test
    void retriesByEitherSpelling() {
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation done = Invocation.of(api, new Retry(to(flow)), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' retried\n", ""));
    }

    @Test
    void knowsNothingElseToRetry() {
        Invocation done = Invocation.of(api, new Retry(to(new FakeFlowCommands(ACCEPTED))), "pod", "web");

        assertThat(done).isEqualTo(new Invocation(2, "", "error: \"pod\" cannot be retried\nSee 'retry --help'.\n"));
    }

    @Test
    void saysWhenThereIsNoSuchRollout() {
        Invocation done = Invocation.of(api, new Promote(to(new FakeFlowCommands(ACCEPTED))), "nope");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: rollouts.argoproj.io \"nope\" not found\n"));
    }

    @Test
    void promotingResumesFirst() {
        api.with(PAUSED_AT_A_STEP.replace("strategy:", "paused: true\n  strategy:"));
        FakeFlowCommands flow = new FakeFlowCommands(ACCEPTED);

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' promoted\n", ""));
        assertThat(api.patches()).containsExactly(patch(ROLLOUT, "{'spec':{'paused':false}}"));
        assertThat(flow.sent()).hasSize(1);
    }

    @Test
    void resumingIsEnoughWhenNothingElseIsLeftToPass() {
        api.with(PAUSED_AT_A_STEP.replace("strategy:", "paused: true\n  strategy:"));
        FakeFlowCommands flow = new FakeFlowCommands(new Answer.NoRun());

        Invocation done = Invocation.of(api, new Promote(to(flow)), "web");

        assertThat(done.code()).isZero();
        assertThat(done.err()).startsWith("resumed only: ");
    }

    private static FlowTarget to(FlowCommands flow) {
        return new FlowTarget(options -> flow);
    }

    private static Patch patch(String path, String body) {
        return Patch.of(path, MERGE, body.replace('\'', '"'));
    }
}
