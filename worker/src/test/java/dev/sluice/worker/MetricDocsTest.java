package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.api.v1alpha1.AnalysisTemplate;
import dev.sluice.domain.json.Json;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages about metric providers show is what the providers take. */
class MetricDocsTest {
    private static final Path PAGES = Path.of("../docs/metrics");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\"' ]+|example\\.wavefront\\.com");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\{ *args\\.[a-zA-Z0-9-]+ *}}");

    /** An example and the page it stands on. */
    record Example(String page, String yaml) {
        Json.Obj metric() {
            Json.Obj template = (Json.Obj) Json.from(Serialization.unmarshal(yaml, Map.class));
            return (Json.Obj) template.obj("spec").list("metrics").getFirst();
        }

        @Override
        public String toString() {
            return page;
        }
    }

    static List<Example> examples() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.sorted()
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(MetricDocsTest::examples)
                    .toList();
        }
    }

    private static Stream<Example> examples(Path page) {
        return YAML.matcher(read(page))
                .results()
                .map(match -> new Example(page.getFileName().toString(), match.group(1)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleHasOnlyFieldsOfTheSchema(Example example) {
        AnalysisTemplate template = Serialization.unmarshal(example.yaml(), AnalysisTemplate.class);

        Map<?, ?> again = Serialization.unmarshal(Serialization.asJson(template), Map.class);

        assertThat(again.get("spec"))
                .isEqualTo(Serialization.unmarshal(example.yaml(), Map.class).get("spec"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsUnderstoodAsFarAsTheNetwork(Example example) {
        Json.Obj provider = example.metric().obj("provider");
        MetricProvider asked = named(provider);
        Json.Obj config = provider.fields().containsKey("plugin")
                ? provider.obj("plugin").obj(asked.field())
                : provider.obj(asked.field());
        MetricQuery query = new MetricQuery(
                new MetricQuery.RunRef("shop", "run", "uid"), "metric", 1, nowhere(config), Providers.NOW);

        assertThatThrownBy(() -> asked.measure(query))
                .isInstanceOf(ProviderException.class)
                .message()
                .matches("127.0.0.1: metrics may not connect to 127.0.0.1: loopback"
                        + "|(?s)no answer from the Kubernetes API: .*");
    }

    @Test
    void everyProviderHasAPageWithAnExample() throws IOException {
        List<String> shown = examples().stream()
                .map(example -> named(example.metric().obj("provider")).field())
                .toList();

        assertThat(shown)
                .containsAll(Providers.all().stream().map(MetricProvider::field).toList());
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        String index = read(PAGES.resolve("README.md"));

        assertThat(examples()).allSatisfy(example -> assertThat(index).contains("(" + example.page() + ")"));
    }

    private static MetricProvider named(Json.Obj provider) {
        Json.Obj given = provider.fields().containsKey("plugin") ? provider.obj("plugin") : provider;
        assertThat(given.fields()).hasSize(1);
        String field = given.fields().sequencedKeySet().getFirst();
        return Providers.all().stream()
                .filter(registered -> registered.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no provider " + field));
    }

    private static Json.Obj nowhere(Json.Obj config) {
        String text = Serialization.asJson(Json.toPlain(config));
        String moved =
                ADDRESS.matcher(ARGUMENT.matcher(text).replaceAll("argument")).replaceAll(Providers.NOWHERE);
        return (Json.Obj) Json.from(Serialization.unmarshal(moved, Map.class));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
