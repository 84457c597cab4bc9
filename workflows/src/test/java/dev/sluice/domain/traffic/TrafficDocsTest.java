package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.api.v1alpha1.Rollout;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.traffic.TrafficState.Destination;
import dev.sluice.domain.traffic.object.ApiResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages about routers show what works. */
class TrafficDocsTest {
    private static final Path PAGES = Path.of("..", "docs", "traffic");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    @Test
    void everyRouterHasAPage() throws IOException {
        List<String> shown = pages().stream()
                .flatMap(page -> TrafficRouters.of(spec(rollout(page))).stream())
                .map(TrafficRouter::field)
                .sorted()
                .toList();

        assertThat(shown)
                .isEqualTo(TrafficRouters.ALL.stream()
                        .map(TrafficRouter::field)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theExamplesRolloutKeepsTheRules(Path page) {
        assertThat(TrafficRules.firstBroken(spec(rollout(page)).canary())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theExamplesRolloutHasOnlyFieldsOfTheSchema(Path page) {
        String json = JsonText.write(rollout(page));

        Rollout typed = serialization.unmarshal(json, Rollout.class);

        assertThat(serialization.unmarshal(serialization.asJson(typed), JsonNode.class))
                .isEqualTo(serialization.unmarshal(json, JsonNode.class));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theExamplesObjectsCanBeRoutedWith(Path page) {
        RoutingSpec spec = spec(rollout(page));
        TrafficRouter router = TrafficRouters.of(spec).getFirst();
        ServiceNames services = ServiceNames.of(spec, router.services(), false);
        TrafficState state = TrafficState.of(
                new Destination(services.canary(), "new", 0),
                new Destination(services.stable(), "old", 0),
                20,
                spec.maxWeight());
        List<Json.Obj> objects =
                examples(page).stream().map(RoutingCase::stored).toList();

        Routing routing = TrafficRouters.route(router, spec, state, Cluster.read(router, spec, objects));

        assertThat(routing)
                .isInstanceOfSatisfying(
                        Routing.Writes.class,
                        writes -> assertThat(writes.writes()).isNotEmpty());
    }

    @Test
    void theTableTellsWhatTheRoutersSay() throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md")))
                .as("the table as it has to be:\n" + table())
                .contains(table());
    }

    private static String table() {
        String names = Arrays.stream(Capability.values()).map(Capability::text).collect(Collectors.joining(" | "));
        String rule = " --- |".repeat(2 + Capability.values().length);
        return Stream.concat(
                        Stream.of("| `trafficRouting` | objects | " + names + " |", "|" + rule),
                        TrafficRouters.ALL.stream().map(TrafficDocsTest::row))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(TrafficRouter router) {
        boolean plugin = router.field().contains("/");
        String field = plugin ? "plugins: " + router.field() : router.field();
        String kinds = router.resources().stream().map(ApiResource::kind).collect(Collectors.joining(", "));
        String marks = Arrays.stream(Capability.values())
                .map(capability -> router.capabilities().contains(capability) ? "✓" : "")
                .collect(Collectors.joining(" | "));
        return "| `" + field + "` | " + kinds + " | " + marks + " |";
    }

    private static RoutingSpec spec(Json.Obj rollout) {
        return new RoutingSpec(
                new RolloutId("default", "web", "u"),
                rollout.obj("spec").obj("strategy").obj("canary"));
    }

    private static Json.Obj rollout(Path page) {
        return examples(page).stream()
                .filter(object -> object.text("kind").orElse("").equals("Rollout"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " shows no Rollout"));
    }

    private static List<Json.Obj> examples(Path page) {
        try {
            return EXAMPLE.matcher(Files.readString(page))
                    .results()
                    .flatMap(match -> Arrays.stream(match.group(1).split("(?m)^---\n")))
                    .map(Yaml::read)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
