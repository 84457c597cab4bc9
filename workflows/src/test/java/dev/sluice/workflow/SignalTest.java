package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.FlowCommand;
import dev.sluice.contract.Names;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people may send with a signal, and what becomes of the rest. */
class SignalTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension().build();

    @Test
    void takesASignalWithoutPayload(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        ReleaseRecord record = bench.signal("promote").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
    }

    @Test
    void takesAStringForTheReason(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        ReleaseRecord record = bench.signal("promote", "metrics are fine").result();

        assertThat(record.commands()).extracting(CommandEntry::reason).containsExactly("metrics are fine");
    }

    @Test
    void takesARecord(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        ReleaseRecord record = bench.signal("promote", new FlowCommand("ann", "fine", null, null))
                .result();

        assertThat(record.commands()).extracting(CommandEntry::who).containsExactly("ann");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void makesAnEventOfNonsense(Object payload, TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        bench.signal("promote", payload).pass(Duration.ofSeconds(1));

        assertThat(bench.fake.commands).isEmpty();
        assertThat(bench.fake.warnings).singleElement().satisfies(warning -> {
            assertThat(warning.reason()).isEqualTo(Names.EVENT_SIGNAL_IGNORED);
            assertThat(warning.message()).startsWith("signal promote was ignored: its payload ");
        });
    }

    static Stream<Object> nonsense() {
        return Stream.of(
                42,
                true,
                List.of("now"),
                Map.of("ifstep", 1),
                Map.of("ifStep", "1"),
                "{".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void needsNoLookAtTheObjectsForNonsense(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);
        int looks = bench.fake.observations.size();

        bench.signal("promote", 42).pass(Duration.ofSeconds(1));

        assertThat(bench.fake.observations).hasSize(looks);
        assertThat(bench.fake.warnings).hasSize(1);
    }

    @Test
    void makesAnEventOfAnUnknownSignal(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        bench.signal("promot").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.warnings)
                .extracting(WarnRequest::message)
                .containsExactly("unknown signal \"promot\" was ignored:"
                        + " known are promote, promoteFull, skipStep, abort and retry");
    }

    @Test
    void givesEveryWarningItsOwnKey(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        bench.signal("promot").pass(Duration.ofSeconds(1)).signal("promot").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.warnings).hasSize(2).extracting(WarnRequest::key).doesNotHaveDuplicates();
    }

    @Test
    void boundsTheEventsOfAFloodOfNonsense(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);
        bench.fake.duringObservation(request -> {
            bench.fake.duringObservation(other -> {});
            for (int i = 0; i < 50; i++) {
                bench.signal("nonsense" + i);
            }
        });

        bench.signal("ring").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.warnings).hasSize(10);
    }

    @Test
    void handlesASignalThatComesWithTheStartOnce(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "pause", "pause");
        bench.fake.cluster.change(state -> state.withTemplate("v2"));

        bench.startWith("promote").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.commands).hasSize(1);
    }

    @Test
    void handlesAnUnknownSignalThatComesWithTheStartOnce(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "pause", "pause");
        bench.fake.cluster.change(state -> state.withTemplate("v2"));

        bench.startWith("promot").pass(Duration.ofSeconds(1));

        assertThat(bench.fake.warnings).hasSize(1);
    }

    @Test
    void goesOnAfterARingThatCannotBeRead(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = paused(env, worker);

        bench.signal("ring", Map.of("seen", Map.of())).signal("ring", Map.of()).signal("ring", "now");

        assertThat(bench.signal("promote").result().verdict()).contains(Verdict.Promoted);
    }

    private static ReleaseBench paused(TestWorkflowEnvironment env, Worker worker) {
        return ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));
    }
}
