package dev.sluice.domain.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.spec.RolloutReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a command comes to, by spec 7.2 and F1. */
class CommandRulesTest {
    private static final List<Map<String, Object>> PAUSES =
            List.of(Map.of("reason", "CanaryPauseStep", "startTime", "2026-01-01T00:00:00Z"));

    private static Rollout rollout(Map<String, Object> status) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("currentPodHash", "new");
        all.put("stableRS", "old");
        all.put("currentStepIndex", 1);
        all.putAll(status);
        return RolloutReader.read((Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of("name", "web", "namespace", "demo", "uid", "u"),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                        Map.of("metadata", Map.of("labels", Map.of("app", "web"))),
                        "strategy",
                        Map.of(
                                "canary",
                                Map.of(
                                        "steps",
                                        List.of(
                                                Map.of("setWeight", 20),
                                                Map.of("pause", Map.of()),
                                                Map.of("setWeight", 50))))),
                "status",
                all)));
    }

    private static Rollout blueGreen(Map<String, Object> status) {
        return RolloutReader.read((Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of("name", "web", "namespace", "demo", "uid", "u"),
                "spec",
                Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", "web")),
                        "template",
                        Map.of("metadata", Map.of("labels", Map.of("app", "web"))),
                        "strategy",
                        Map.of("blueGreen", Map.of("activeService", "web"))),
                "status",
                status)));
    }

    @Test
    void promoteEndsThePauseOfABlueGreenRelease() {
        Rollout paused = blueGreen(Map.of("pauseConditions", PAUSES, "controllerPause", true));
        assertThat(CommandRules.decide(paused, promote()))
                .isInstanceOfSatisfying(
                        CommandDecision.Write.class,
                        write -> assertThat(JsonText.write(write.statusPatch()))
                                .isEqualTo("{\"status\":{\"pauseConditions\":null}}"));
    }

    @Test
    void promoteOfABlueGreenReleaseThatIsNotPausedIsRefused() {
        assertThat(CommandRules.decide(blueGreen(Map.of()), promote()))
                .isEqualTo(new CommandDecision.Refuse("the release is not paused, and has no steps"));
    }

    private static Command promote() {
        return new Command(
                Command.Kind.promote, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    private static String decide(Map<String, Object> status, Command.Kind kind) {
        return decide(status, kind, OptionalInt.empty());
    }

    private static String decide(Map<String, Object> status, Command.Kind kind, OptionalInt ifStep) {
        Command command = new Command(kind, Optional.empty(), Optional.empty(), ifStep, Optional.of("new"));
        return switch (CommandRules.decide(rollout(status), command)) {
            case CommandDecision.Write(Json.Obj patch) -> JsonText.write(patch);
            case CommandDecision.Already ignored -> "already";
            case CommandDecision.Refuse ignored -> "refused";
        };
    }

    @Test
    void promoteClearsAPauseAndLeavesTheStep() {
        assertThat(decide(Map.of("pauseConditions", PAUSES, "controllerPause", true), Command.Kind.promote))
                .isEqualTo("{\"status\":{\"pauseConditions\":null}}");
    }

    @Test
    void promoteWithoutAPausePassesTheStep() {
        assertThat(decide(Map.of(), Command.Kind.promote))
                .isEqualTo("{\"status\":{\"pauseConditions\":null,\"currentStepIndex\":2}}");
    }

    @Test
    void promoteTwicePassesOneStepOnly() {
        assertThat(decide(Map.of("currentStepIndex", 2), Command.Kind.promote, OptionalInt.of(1)))
                .isEqualTo("already");
        assertThat(decide(Map.of("controllerPause", true), Command.Kind.promote, OptionalInt.of(1)))
                .isEqualTo("already");
    }

    @Test
    void promoteIsRefusedWhenNothingIsLeftToPass() {
        assertThat(decide(Map.of("currentStepIndex", 3), Command.Kind.promote)).isEqualTo("refused");
        assertThat(decide(Map.of("abort", true), Command.Kind.promote)).isEqualTo("refused");
    }

    @Test
    void promoteFullAsksOnceAndOnlyInMidRelease() {
        assertThat(decide(Map.of(), Command.Kind.promoteFull)).isEqualTo("{\"status\":{\"promoteFull\":true}}");
        assertThat(decide(Map.of("promoteFull", true), Command.Kind.promoteFull))
                .isEqualTo("already");
        assertThat(decide(Map.of("stableRS", "new"), Command.Kind.promoteFull)).isEqualTo("refused");
    }

    @Test
    void abortAsksOnceAndOnlyInMidRelease() {
        assertThat(decide(Map.of(), Command.Kind.abort)).isEqualTo("{\"status\":{\"abort\":true}}");
        assertThat(decide(Map.of("abort", true), Command.Kind.abort)).isEqualTo("already");
        assertThat(decide(Map.of("stableRS", "new"), Command.Kind.abort)).isEqualTo("refused");
    }

    @Test
    void retryTakesAnAbortBack() {
        assertThat(decide(Map.of("abort", true), Command.Kind.retry)).isEqualTo("{\"status\":{\"abort\":false}}");
        assertThat(decide(Map.of(), Command.Kind.retry)).isEqualTo("refused");
    }

    @Test
    void skipPassesTheStepEvenWhilePaused() {
        assertThat(decide(Map.of("pauseConditions", PAUSES, "controllerPause", true), Command.Kind.skipStep))
                .isEqualTo("{\"status\":{\"pauseConditions\":null,\"currentStepIndex\":2,\"controllerPause\":null}}");
    }

    @Test
    void aCommandForAnotherReleaseIsRefused() {
        Command command = new Command(
                Command.Kind.abort, Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of("older"));
        assertThat(CommandRules.decide(rollout(Map.of()), command)).isInstanceOf(CommandDecision.Refuse.class);
    }
}
