package dev.sluice.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.RunAttributes;
import dev.sluice.contract.RunInput;
import dev.sluice.contract.WarnRequest;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.TestWorkflowExtension;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where one release ends and the next begins, and what is kept of each. */
class SuccessionTest {
    @RegisterExtension
    final TestWorkflowExtension extension = ReleaseBench.extension()
            .registerSearchAttribute("SluiceNamespace", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("SluiceName", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("SluiceKind", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("SluicePhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("SluiceVerdict", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .registerSearchAttribute("SluiceImage", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST)
            .build();

    @Test
    void keepsTheRecordInItsMemo(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50").release("v2");

        ReleaseRecord record = bench.result();

        assertThat(bench.memo(bench.run().getExecution())).contains(record);
        assertThat(record.verdict()).contains(Verdict.Promoted);
    }

    @Test
    void hasNoMemoBeforeTheVerdict(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofMinutes(1));

        assertThat(bench.memo(bench.run().getExecution())).isEmpty();
    }

    @Test
    void keepsTheRecordOnTheReplicaSet(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50").release("v2");

        bench.result();

        assertThat(bench.state().records().get("v2"))
                .startsWith("{\"release\":{\"uid\":\"uid-1\",\"podHash\":\"v2\"")
                .contains("\"attempt\":1,", "\"verdict\":\"Promoted\"");
    }

    @Test
    void replacesTheRecordOfAnEarlierRelease(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.cluster.change(state -> state.withRecord("v2", "an earlier one"));

        bench.release("v2").result();

        assertThat(bench.state().records().get("v2")).contains("\"verdict\":\"Promoted\"");
    }

    @Test
    void leavesTheRecordOfAReleaseThatItOnlyFinishes(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.cluster.change(state -> state.withRecord("v1", "as it was promoted"));

        ReleaseRecord record = bench.release("v1").result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.state().records()).containsEntry("v1", "as it was promoted");
    }

    @Test
    void triesTheRecordAgainWhenTheReplicaSetHasChanged(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.duringObservation(request -> {
            if (bench.state().stable().equals("v2") && bench.state().size("v1") == 0) {
                bench.fake.duringObservation(other -> {});
                bench.fake.cluster.change(state -> state.withRecord("v2", "somebody else's"));
            }
        });

        bench.release("v2").result();

        assertThat(bench.state().records().get("v2")).contains("\"verdict\":\"Promoted\"");
    }

    @Test
    void endsAsPromotedWhenTheNextTemplateComesDuringTheScaleDownDelay(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50");
        bench.fake.planBy(new TinyPlanner(Duration.ofMinutes(10))::plan);
        bench.release("v2").pass(Duration.ofMinutes(1));
        WorkflowExecution first = bench.run().getExecution();

        ReleaseRecord last = bench.change(state -> state.withTemplate("v3")).result();

        assertThat(bench.memo(first).orElseThrow().verdict()).contains(Verdict.Promoted);
        assertThat(bench.memo(first).orElseThrow().release().orElseThrow().podHash())
                .isEqualTo("v2");
        assertThat(bench.describe(first).getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW);
        assertThat(last.verdict()).contains(Verdict.Promoted);
        assertThat(last.release().orElseThrow().podHash()).isEqualTo("v3");
        assertThat(last.startedAt()).isAfter(bench.memo(first).orElseThrow().startedAt());
    }

    @Test
    void endsAsSupersededWhenTheNextTemplateComesBeforeTheVerdict(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "w50", "pause:60").release("v2").pass(Duration.ofSeconds(1));
        WorkflowExecution first = bench.run().getExecution();

        bench.change(state -> state.withTemplate("v3")).result();

        assertThat(bench.memo(first).orElseThrow().verdict()).contains(Verdict.Superseded);
        assertThat(bench.state().records().get("v2")).contains("\"verdict\":\"Superseded\"");
    }

    @Test
    void beginsTheNextReleaseWithoutMemo(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));

        bench.change(state -> state.withTemplate("v3")).pass(Duration.ofSeconds(1));

        assertThat(bench.memo(bench.open())).isEmpty();
        assertThat(bench.open()).isNotEqualTo(bench.run().getExecution());
    }

    @Test
    void endsAsDeletedWhenTheNameBelongsToAnotherObject(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));
        WorkflowExecution first = bench.run().getExecution();

        bench.change(state -> state.withUid("uid-2")).pass(Duration.ofSeconds(1));

        assertThat(bench.memo(first).orElseThrow().verdict()).contains(Verdict.Deleted);
        assertThat(bench.fake.observations.getLast().id().uid()).isEqualTo("uid-2");
        assertThat(bench.signal("promote").result().release().orElseThrow().uid())
                .isEqualTo("uid-2");
    }

    @Test
    void endsAsDeletedWhenTheObjectIsGone(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));

        ReleaseRecord record = bench.change(state -> state.withUid("")).result();

        assertThat(record.verdict()).contains(Verdict.Deleted);
        assertThat(record.release().orElseThrow().podHash()).isEqualTo("v2");
    }

    @Test
    void beginsTheNextAttemptWhenAnAbortIsTakenBack(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50", "pause:60");
        bench.fake.planBy(new TinyPlanner(Duration.ofMinutes(10))::plan);
        bench.release("v2").pass(Duration.ofSeconds(1)).signal("abort").pass(Duration.ofSeconds(1));
        WorkflowExecution first = bench.run().getExecution();

        ReleaseRecord last = bench.signal("retry").result();

        assertThat(bench.memo(first).orElseThrow().verdict()).contains(Verdict.Aborted);
        assertThat(bench.memo(first).orElseThrow().release().orElseThrow().attempt())
                .isEqualTo(1);
        assertThat(last.verdict()).contains(Verdict.Promoted);
        assertThat(last.release().orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void goesOnAsNewWhenItsHistoryGrowsLarge(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "pause").release("v2").pass(Duration.ofSeconds(1));
        WorkflowExecution first = bench.run().getExecution();
        List<String> large = List.of("x".repeat(3_000_000));

        bench.signal("promote", large)
                .signal("promote", large)
                .ring(Freshness.NONE)
                .pass(Duration.ofSeconds(1));

        assertThat(bench.open()).isNotEqualTo(first);
        ReleaseRecord unfinished = bench.memo(bench.open()).orElseThrow();
        assertThat(unfinished.verdict()).isEmpty();
        ReleaseRecord record = bench.signal("promote").result();
        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(record.startedAt()).isEqualTo(unfinished.startedAt());
    }

    @Test
    void goesOnAsNewThoughNoPlanCanBeMade(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "pause");
        bench.fake.duringObservation(request -> {
            throw new IllegalStateException("no cache");
        });
        bench.release("v2").pass(Duration.ofSeconds(1));
        WorkflowExecution first = bench.run().getExecution();
        List<String> large = List.of("x".repeat(3_000_000));

        bench.signal("promote")
                .signal("promote", large)
                .signal("promote", large)
                .pass(Duration.ofMinutes(10));

        assertThat(bench.open()).isNotEqualTo(first);
        assertThat(bench.fake.warnings)
                .extracting(WarnRequest::message)
                .contains("promote was refused: it could not be written to the Rollout in all this time");
    }

    @Test
    void showsTheReleaseInSearchAttributes(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50", "pause:60");
        bench.release("v2", withAttributes()).pass(Duration.ofSeconds(1));
        SearchAttributes paused = bench.attributes(bench.run().getExecution());

        bench.result();

        assertThat(paused.get(RunAttributes.NAMESPACE)).isEqualTo("demo");
        assertThat(paused.get(RunAttributes.NAME)).isEqualTo("web");
        assertThat(paused.get(RunAttributes.KIND)).isEqualTo("Rollout");
        assertThat(paused.get(RunAttributes.PHASE)).isEqualTo("Paused");
        assertThat(paused.get(RunAttributes.IMAGE)).containsExactly("app:v2");
        assertThat(paused.containsKey(RunAttributes.VERDICT)).isFalse();
        SearchAttributes ended = bench.attributes(bench.run().getExecution());
        assertThat(ended.get(RunAttributes.PHASE)).isEqualTo("Healthy");
        assertThat(ended.get(RunAttributes.VERDICT)).isEqualTo("Promoted");
    }

    @Test
    void upsertsSearchAttributesOncePerWake(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w20", "w50", "pause:60", "w80");
        bench.release("v2", withAttributes());

        bench.result();

        assertThat(bench.count(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES))
                .isEqualTo(2);
    }

    @Test
    void beginsTheNextReleaseWithItsOwnSearchAttributes(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50", "pause");
        bench.fake.planBy(new TinyPlanner(Duration.ofMinutes(10))::plan);
        bench.release("v2", withAttributes())
                .pass(Duration.ofSeconds(1))
                .signal("promote")
                .pass(Duration.ofSeconds(1));

        bench.change(state -> state.withTemplate("v3")).pass(Duration.ofSeconds(1));

        assertThat(bench.attributes(bench.run().getExecution()).get(RunAttributes.VERDICT))
                .isEqualTo("Promoted");
        SearchAttributes next = bench.attributes(bench.open());
        assertThat(next.get(RunAttributes.IMAGE)).containsExactly("app:v3");
        assertThat(next.containsKey(RunAttributes.VERDICT)).isFalse();
    }

    @Test
    void leavesSearchAttributesAloneWhereTheyAreNotKnown(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench = ReleaseBench.with(env, worker, "w50").release("v2");

        bench.result();

        assertThat(bench.count(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES))
                .isZero();
    }

    @Test
    void takesAnAbortBackBeforeItWasNoticedAsTheSameRelease(TestWorkflowEnvironment env, Worker worker) {
        ReleaseBench bench =
                ReleaseBench.with(env, worker, "w50", "pause:60").release("v2").pass(Duration.ofSeconds(1));

        ReleaseRecord record = bench.change(state -> status(status(state, Json.of(true)), Json.NULL))
                .result();

        assertThat(record.verdict()).contains(Verdict.Promoted);
        assertThat(bench.run().getExecution()).isEqualTo(bench.open());
    }

    private static RunInput withAttributes() {
        return new RunInput(ReleaseBench.ID, true, Freshness.NONE, Optional.empty());
    }

    private static TinyState status(TinyState state, Json abort) {
        return state.withStatus(Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with("abort", abort)));
    }
}
