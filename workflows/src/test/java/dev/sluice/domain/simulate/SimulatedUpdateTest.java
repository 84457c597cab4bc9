package dev.sluice.domain.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.planner.RolloutPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatedUpdateTest {
    private static final Duration READY_AFTER = Duration.ofSeconds(5);

    private static Json.Obj template(String image) {
        return (Json.Obj) Json.from(Map.of(
                "metadata",
                Map.of("labels", Map.of("app", "web")),
                "spec",
                Map.of("containers", List.of(Map.of("name", "web", "image", image)))));
    }

    private static Json.Obj deployed(List<Object> steps) {
        Json.Obj spec = (Json.Obj) Json.from(Map.of(
                "replicas",
                4,
                "selector",
                Map.of("matchLabels", Map.of("app", "web")),
                "strategy",
                Map.of("canary", Map.of("steps", steps))));
        Json meta = Json.from(Map.of("name", "web", "namespace", "demo"));
        return Json.Obj.EMPTY.with("metadata", meta).with("spec", spec.with("template", template("web:1")));
    }

    private static List<TimelineEntry> simulate(List<Object> steps) {
        return new SimulatedUpdate(new RolloutPlanner(), READY_AFTER).run(deployed(steps), template("web:2"));
    }

    @Test
    void tellsWhatItWaitsForAndEndsHealthy() {
        List<TimelineEntry> timeline = simulate(List.of(
                Map.of("setWeight", 25), Map.of("pause", Map.of()), Map.of("pause", Map.of("duration", "10m"))));
        assertThat(timeline)
                .extracting(TimelineEntry::waitsFor)
                .containsSubsequence("promotion", "the end of the pause in 600s", "");
        assertThat(timeline.getLast().phase()).isEqualTo("Healthy");
        assertThat(timeline.getLast().canary()).isEqualTo("4/4");
    }

    @Test
    void countsTheTimeFromTheUpdate() {
        List<TimelineEntry> timeline = simulate(List.of(Map.of("setWeight", 25), Map.of("pause", Map.of())));
        assertThat(timeline.getFirst().at()).isEqualTo(Duration.ZERO);
        assertThat(timeline).extracting(TimelineEntry::at).contains(READY_AFTER);
    }

    @Test
    void anInvalidSpecIsTheWholeStory() {
        List<TimelineEntry> timeline = simulate(List.of(Map.of("setWeight", 101)));
        assertThat(timeline)
                .singleElement()
                .extracting(TimelineEntry::waitsFor)
                .asString()
                .contains("setWeight");
    }
}
