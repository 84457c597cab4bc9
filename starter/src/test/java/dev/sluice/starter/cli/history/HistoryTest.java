package dev.sluice.starter.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.cluster.Trees;
import io.grpc.Status;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(TEN, ZoneOffset.UTC);
    private static final ReleaseRecord RECORD = ReleaseRecord.begun(TEN.minusSeconds(60))
            .of(new ReleaseId("ro-1", "h1", "s", "web-h1", 1, 1, List.of("w:1")))
            .ended(Verdict.Aborted, TEN.minusSeconds(30));

    @Test
    void readsTheRecordFromARunsMemo() {
        WorkflowExecutionInfo.Builder info = WorkflowExecutionInfo.newBuilder()
                .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW);
        WireMapper.dataConverter()
                .toPayload(RECORD)
                .ifPresent(payload -> info.getMemoBuilder().putFields(Names.MEMO_RECORD, payload));

        Run run = RunReader.read(info.build());

        assertThat(run.release()).contains(RECORD);
        assertThat(run.status()).isEqualTo("Continued as new");
        assertThat(run.closedAt()).isEmpty();
    }

    @Test
    void aMemoThatCannotBeReadIsNoRecord() {
        WorkflowExecutionInfo.Builder info = WorkflowExecutionInfo.newBuilder()
                .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        WireMapper.dataConverter()
                .toPayload(List.of(1))
                .ifPresent(payload -> info.getMemoBuilder().putFields(Names.MEMO_RECORD, payload));

        assertThat(RunReader.read(info.build()).release()).isEmpty();
    }

    @Test
    void findsTheNewestRunOnAServerThatCannotList() {
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
            WorkflowClient client = environment.getWorkflowClient();
            client.newUntypedWorkflowStub(
                            "Rollout",
                            WorkflowOptions.newBuilder()
                                    .setWorkflowId("rollout/shop/web")
                                    .setTaskQueue("none")
                                    .build())
                    .start();

            assertThat(TemporalRuns.runs(client, "rollout/shop/web"))
                    .extracting(Run::status)
                    .containsExactly("Running");
            assertThat(TemporalRuns.runs(client, "rollout/shop/other")).isEmpty();
        }
    }

    @Test
    void tellsWhatReplicaSetsKeepWhenTemporalIsDown(@TempDir Path folder) throws JsonProcessingException {
        try (RecordingApi api = new RecordingApi(folder).with(objects())) {
            History history = new History(
                    options -> id -> {
                        throw Status.UNAVAILABLE.withDescription("down").asRuntimeException();
                    },
                    CLOCK);

            Invocation done = Invocation.of(api, history, "web");

            assertThat(done.code()).isZero();
            assertThat(done.err()).isEqualTo("Temporal cannot be reached (down): showing only what ReplicaSets keep\n");
            assertThat(done.out()).isEqualTo("""
                    REVISION  VERDICT  STARTED               DURATION  IMAGES  COMMANDS
                    1         Aborted  2026-03-01T09:59:00Z  30s       w:1
                    """);
        }
    }

    @Test
    void printsRecordsForPrograms(@TempDir Path folder) throws JsonProcessingException {
        try (RecordingApi api = new RecordingApi(folder).with(objects())) {
            Invocation done = Invocation.of(api, new History(options -> id -> List.of(), CLOCK), "web", "-o", "json");

            Json releases =
                    Trees.object("{\"all\":" + done.out() + "}").fields().get("all");
            assertThat(releases)
                    .isInstanceOfSatisfying(
                            Json.Arr.class, all -> assertThat(all.elements()).hasSize(1));
            assertThat(done.out()).contains("\"verdict\" : \"Aborted\"").contains("\"podHash\" : \"h1\"");
        }
    }

    private static String objects() throws JsonProcessingException {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web, uid: ro-1}
                ---
                apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-h1
                  annotations: {sluice.dev/release-record: '%s'}
                  ownerReferences: [{uid: ro-1}]
                """.formatted(WireMapper.create().writeValueAsString(RECORD));
    }
}
