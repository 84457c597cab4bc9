package dev.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonPatch;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Position;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireMapperTest {
    private static final ObjectMapper MAPPER = WireMapper.create();
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");

    @ParameterizedTest
    @MethodSource("messages")
    void readsBackWhatItWrote(Object message) throws JsonProcessingException {
        String text = MAPPER.writeValueAsString(message);

        assertThat((Object) MAPPER.readValue(text, message.getClass())).isEqualTo(message);
    }

    static List<Object> messages() {
        ReleaseId release = new ReleaseId("uid", "hash", "steps", "web-hash", 2, 1, List.of("web:2"));
        return List.of(
                new Plan(
                        actions(),
                        Optional.of(AT),
                        Plan.State.IN_FLIGHT,
                        true,
                        Optional.of(release),
                        new Position(OptionalInt.of(1), "hash"),
                        "Paused",
                        Freshness.of(Freshness.ROLLOUTS, "7"),
                        Optional.of(Plan.State.PROMOTED),
                        Optional.of("{}")),
                ReleaseRecord.begun(AT)
                        .of(release)
                        .with(new ReleaseRecord.CommandEntry(AT, "promote", "ann", "signal", "", "written"))
                        .ended(ReleaseRecord.Verdict.Promoted, AT),
                new RunInput(new RolloutId("demo", "web", "uid"), true, Freshness.NONE, Optional.empty()));
    }

    private static final ObjectRef INGRESS = new ObjectRef(ApiResource.INGRESS, "demo", "web-canary");
    private static final JsonPatch.Operation WEIGHT =
            new JsonPatch.Operation(JsonPatch.Verb.REPLACE, "/spec/weight", Json.of(20));
    private static final PodMetadata METADATA =
            PodMetadata.read(Json.Obj.EMPTY.with("labels", Json.Obj.EMPTY.with("role", Json.of("canary"))));

    private static List<Action> actions() {
        List<Event> events = List.of(new Event(true, "Reason", "message", "try 1"));
        FieldChange change = FieldChange.annotation("a/b", Json.NULL, Json.of("c"));
        Json.Obj patch = Json.Obj.EMPTY.with("status", Json.Obj.EMPTY.with("abort", Json.NULL));
        return List.of(
                new Action.CreateReplicaSet("web-1", "1", 1, 2, 3, Optional.of(patch), "create", events),
                new Action.CreateReplicaSet(
                        "web-1", "1", 1, 2, 3, Optional.of(patch), METADATA, "create", events, Optional.of("uid/4")),
                new Action.ScaleReplicaSet("web-1", 0, 1, List.of(change), "scale", events),
                new Action.PatchReplicaSet("web-1", List.of(change), "patch", List.of()),
                new Action.PatchPods("web-1", "uid", "1", patch, "patch", List.of()),
                new Action.DeleteReplicaSet("web-1", "uid", "7", "delete", List.of()),
                new Action.ClaimReplicaSet("web-1", "uid", true, "adopt", List.of()),
                new Action.PatchRollout(patch, "7", "patch", List.of()),
                new Action.PatchStatus(patch, "7", "patch", List.of()),
                new Action.PatchService("web", "uid", patch, "7", "switch", events),
                new Action.CreateRoute(INGRESS, patch, "route", events),
                new Action.PatchRoute(INGRESS, List.of(WEIGHT), "route", events),
                new Action.DeleteRoute(INGRESS, "uid", "7", "route", events),
                new Action.ScaleWorkload(
                        "web", 5, 3, List.of(new FieldChange("/a", Json.NULL, Json.of("b"))), "scale", events),
                new Action.EvictPod("pod", "uid", "evict", List.of()));
    }

    @Test
    void readsAPlanOfAnOlderVersionAsUndecided() throws JsonProcessingException {
        String older = "{\"actions\":[],\"state\":\"IN_FLIGHT\",\"urgent\":true,"
                + "\"position\":{\"podHash\":\"\"},\"phase\":\"\",\"seen\":{\"versions\":{}}}";

        Plan plan = MAPPER.readValue(older, Plan.class);

        assertThat(plan.verdict()).isEmpty();
        assertThat(plan.recordAnnotation()).isEmpty();
    }

    @Test
    void passesOverFieldsOfANewerVersion() throws JsonProcessingException {
        assertThat(MAPPER.readValue("{\"seen\":{\"versions\":{}},\"newer\":1}", Ring.class))
                .isEqualTo(new Ring(Freshness.NONE));
    }

    @Test
    void readsARunInputAsAnOperatorMayTypeIt() throws JsonProcessingException {
        String typed = "{\"id\":{\"namespace\":\"demo\",\"name\":\"web\",\"uid\":\"u\"}}";

        RunInput input = MAPPER.readValue(typed, RunInput.class);

        assertThat(input.notBefore()).isEqualTo(Freshness.NONE);
        assertThat(input.unfinished()).isEmpty();
        assertThat(input.searchAttributes()).isFalse();
    }
}
