package dev.sluice.activity.analysis;

import static dev.sluice.activity.analysis.AnalysisSamples.CHECK;
import static dev.sluice.activity.analysis.AnalysisSamples.RUN;
import static dev.sluice.activity.analysis.AnalysisSamples.SECRET;
import static dev.sluice.activity.analysis.AnalysisSamples.run;
import static dev.sluice.kube.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.MeasureRequest;
import dev.sluice.domain.analysis.assess.MeasureTask;
import dev.sluice.domain.analysis.assess.MeasureTask.Kind;
import dev.sluice.domain.analysis.assess.Taken;
import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One measurement, from its arguments to its verdict. */
class MeasurerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String METRIC =
            "'metrics': [{'name': 'a', 'successCondition': 'result < 5'," + " 'provider': {'fake': {'query': 'q'}}}]";
    private static final String WITH_SECRET =
            "'metrics': [{'name': 'a', 'provider': {'fake': {'query': '{{args.key}}'}}}],"
                    + " 'args': [{'name': 'key', 'valueFrom': {'secretKeyRef': {'name': 'keys', 'key': 'k'}}}]";

    private final AnalysisSamples samples = new AnalysisSamples();
    private final Provider provider = new Provider();

    @AfterEach
    void stop() {
        samples.close();
    }

    @FunctionalInterface
    private interface Answer {
        Reading to(Kind kind, MetricQuery query) throws ProviderException;
    }

    /** Answers as it is told, and remembers what it was asked. */
    private static final class Provider implements MetricProvider {
        private final List<String> asked = new ArrayList<>();
        private final List<Measurement> kept = new ArrayList<>();
        private Answer answer = (kind, query) -> new Reading.Value(1.0, "1");
        private boolean untidy;

        @Override
        public String field() {
            return "fake";
        }

        private Reading answer(Kind kind, MetricQuery query) throws ProviderException {
            asked.add(kind + " " + query.number() + " " + JsonText.write(query.config()));
            return answer.to(kind, query);
        }

        @Override
        public Reading measure(MetricQuery query) throws ProviderException {
            return answer(Kind.measure, query);
        }

        @Override
        public Reading resume(MetricQuery query, Measurement begun) throws ProviderException {
            return answer(Kind.resume, query);
        }

        @Override
        public Reading terminate(MetricQuery query, Measurement begun) throws ProviderException {
            return answer(Kind.terminate, query);
        }

        @Override
        public void forget(MetricQuery query, List<Measurement> stay) throws ProviderException {
            kept.addAll(stay);
            if (untidy) {
                throw new ProviderException("cannot delete the job");
            }
        }

        @Override
        public SequencedMap<String, String> metadata(MetricQuery query) {
            return texts("Query", query.config().text("query").orElse(""));
        }
    }

    private static SequencedMap<String, String> texts(String key, String value) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(key, value);
        return texts;
    }

    private Taken measure(Kind kind, String... runs) {
        Measurer measurer =
                new Measurer(samples.reader(runs), List.of(provider), new KubeSecrets(samples.api), () -> NOW);
        Optional<Measurement> begun = Optional.of(begun()).filter(going -> kind != Kind.measure);
        return measurer.measure(new MeasureRequest(CHECK, new MeasureTask("a", kind, 3, NOW, begun)));
    }

    private static Measurement begun() {
        return new Measurement(
                Phase.Running,
                "",
                Optional.of(NOW.minusSeconds(60)),
                Optional.empty(),
                "",
                texts("job-name", "j"),
                Optional.of(NOW));
    }

    private static String secret(String value) {
        return "{\"data\":{\"k\":\"" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
                + "\"}}";
    }

    @ParameterizedTest
    @CsvSource({"1.0, Successful", "9.0, Failed"})
    void judgesTheValueByItsConditions(double value, Phase phase) {
        provider.answer = (kind, query) -> new Reading.Value(value, "v", texts("warnings", "w"));

        Taken taken = measure(Kind.measure, run(METRIC));

        assertThat(taken)
                .isEqualTo(new Taken(
                        "a",
                        3,
                        new Measurement(
                                phase,
                                "",
                                Optional.of(NOW),
                                Optional.of(NOW),
                                "v",
                                texts("warnings", "w"),
                                Optional.empty()),
                        texts("Query", "q")));
        assertThat(provider.asked).containsExactly("measure 3 {\"query\":\"q\"}");
    }

    @Test
    void readsSecretsWhenItMeasuresAndHidesThem() {
        samples.server.on("GET", SECRET, 200, secret("s3cr3t"));
        provider.answer = (kind, query) ->
                new Reading.Verdict(Phase.Failed, "bad token s3cr3t", "<s3cr3t>", texts("url", "x?t=s3cr3t"));

        Taken taken = measure(Kind.measure, run(WITH_SECRET));

        assertThat(provider.asked).containsExactly("measure 3 {\"query\":\"s3cr3t\"}");
        assertThat(taken.measurement().message()).isEqualTo("bad token *****");
        assertThat(taken.measurement().value()).isEqualTo("<*****>");
        assertThat(taken.measurement().metadata()).containsExactly(Map.entry("url", "x?t=*****"));
        assertThat(taken.metadata()).containsExactly(Map.entry("Query", "*****"));
    }

    @Test
    void hidesASecretThatWouldBeCutInTwo() {
        samples.server.on("GET", SECRET, 200, secret("s3cr3t-and-long"));
        provider.answer = (kind, query) -> {
            throw new ProviderException("x".repeat(990) + "s3cr3t-and-long");
        };

        assertThat(measure(Kind.measure, run(WITH_SECRET)).measurement().message())
                .doesNotContain("s3c")
                .endsWith("*****");
    }

    @Test
    void hidesASecretThatAJsonTextQuotes() {
        samples.server.on("GET", SECRET, 200, secret("a\"b\nc"));
        provider.answer = (kind, query) -> new Reading.Value(1.0, JsonText.write(query.config()));

        assertThat(measure(Kind.measure, run(WITH_SECRET)).measurement().value())
                .isEqualTo("{\"query\":\"*****\"}");
    }

    @Test
    void hidesTheLongerOfTwoSecretsWhole() {
        assertThat(new Redaction(List.of("abc", "abcdef", "", " ")).of("abcdef abc"))
                .isEqualTo("***** *****");
    }

    private void isError(Taken taken, String message) {
        assertThat(taken.measurement().phase()).isEqualTo(Phase.Error);
        assertThat(taken.measurement().message()).isEqualTo(message);
        assertThat(taken.measurement().finishedAt()).contains(NOW);
        assertThat(taken.number()).isEqualTo(3);
    }

    @Test
    void tellsOfAKeyThatTheSecretLacks() {
        samples.server.on("GET", SECRET, 200, "{\"data\":{\"other\":\"eA==\"}}");

        isError(measure(Kind.measure, run(WITH_SECRET)), "key 'k' does not exist in secret 'keys'");
    }

    @Test
    void tellsOfASecretThatIsMissing() {
        isError(measure(Kind.measure, run(WITH_SECRET)), "secrets \"keys\" not found");
    }

    @Test
    void tellsOfASecretThatCannotBeRead() {
        samples.server.on("GET", SECRET, 403, refusal("Forbidden", "not yours"));

        assertThat(measure(Kind.measure, run(WITH_SECRET)).measurement().message())
                .startsWith("secret 'keys' cannot be read: ")
                .contains("not yours");
    }

    @Test
    void tellsOfASecretThatIsNoBase64() {
        samples.server.on("GET", SECRET, 200, "{\"data\":{\"k\":\"%%%\"}}");

        isError(measure(Kind.measure, run(WITH_SECRET)), "secret 'keys' cannot be read: its data is no base64");
    }

    @Test
    void tellsOfAProviderThatItDoesNotHave() {
        isError(
                measure(Kind.measure, run(METRIC.replace("fake", "acme"))),
                "this controller has no metric provider acme");
    }

    @Test
    void tellsOfAnArgumentWithoutAValue() {
        isError(measure(Kind.measure, run(METRIC + ", 'args': [{'name': 'x'}]")), "args.x was not resolved");
    }

    @Test
    void tellsWhatTheProviderSays() {
        provider.answer = (kind, query) -> {
            throw new ProviderException("no route to host");
        };

        isError(measure(Kind.measure, run(METRIC)), "no route to host");
    }

    @Test
    void survivesAProviderThatBreaksOff() {
        provider.answer = (kind, query) -> {
            throw new IllegalStateException("a bug");
        };

        isError(measure(Kind.measure, run(METRIC)), "the provider broke off: java.lang.IllegalStateException: a bug");
    }

    @Test
    void comesBackToAMeasurementThatGoesOn() {
        provider.answer = (kind, query) -> new Reading.Pending(Duration.ofSeconds(15), texts("job-name", "j"));

        Measurement measurement = measure(Kind.measure, run(METRIC)).measurement();

        assertThat(measurement.phase()).isEqualTo(Phase.Running);
        assertThat(measurement.finishedAt()).isEmpty();
        assertThat(measurement.resumeAt()).contains(NOW.plusSeconds(15));
        assertThat(measurement.metadata()).containsExactly(Map.entry("job-name", "j"));
    }

    @ParameterizedTest
    @CsvSource({"measure, 0", "resume, 1"})
    void asksAgainAtOnceOnlyAfterTheFirstTime(Kind kind, int seconds) {
        provider.answer = (asked, query) -> new Reading.Pending(Duration.ZERO, new LinkedHashMap<>());

        assertThat(measure(kind, run(METRIC)).measurement().resumeAt()).contains(NOW.plusSeconds(seconds));
    }

    @Test
    void resumesWhatHasBegun() {
        Taken taken = measure(Kind.resume, run(METRIC));

        assertThat(provider.asked).containsExactly("resume 3 {\"query\":\"q\"}");
        assertThat(taken.measurement().startedAt()).contains(NOW.minusSeconds(60));
        assertThat(taken.measurement().finishedAt()).contains(NOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"resume", "terminate"})
    void keepsTheMetadataOfWhatHasBegunWhenItFails(Kind kind) {
        provider.answer = (asked, query) -> {
            throw new ProviderException("no route to host");
        };

        Measurement measurement = measure(kind, run(METRIC)).measurement();

        assertThat(measurement.message()).isEqualTo("no route to host");
        assertThat(measurement.metadata()).containsExactly(Map.entry("job-name", "j"));
    }

    @ParameterizedTest
    @CsvSource({"Successful, Metric Terminated", "Inconclusive, Metric Terminated", "Failed, said so", "Error, said so"
    })
    void saysThatAMeasurementWasTerminatedUnlessItEndedBadly(Phase phase, String message) {
        provider.answer = (kind, query) -> new Reading.Verdict(phase, "said so", "", new LinkedHashMap<>());

        Measurement measurement = measure(Kind.terminate, run(METRIC)).measurement();

        assertThat(provider.asked).containsExactly("terminate 3 {\"query\":\"q\"}");
        assertThat(measurement.phase()).isEqualTo(phase);
        assertThat(measurement.message()).isEqualTo(message);
    }

    @Test
    void endsAMeasurementThatTheProviderWillNotEnd() {
        provider.answer = (kind, query) -> new Reading.Pending(Duration.ZERO, new LinkedHashMap<>());

        isError(measure(Kind.terminate, run(METRIC)), "the provider did not end it");
    }

    private static String measured(int times) {
        return "{'metricResults': [{'name': 'a', 'measurements': ["
                + String.join(
                        ", ",
                        IntStream.range(0, times)
                                .mapToObj(i ->
                                        "{'phase': 'Successful', 'value': '" + i + "', 'finishedAt': '" + NOW + "'}")
                                .toList())
                + "]}]}";
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 2", "0, 10, 9", "3, 10, 2", "1, 5, 0"})
    void letsGoOfAllButTheMeasurementsThatWillBeKept(int limit, int measured, int kept) {
        String rule = ", 'measurementRetention': [{'metricName': 'a', 'limit': " + limit + "}]";

        measure(Kind.measure, run(METRIC + rule, measured(measured)));

        assertThat(provider.kept).hasSize(kept);
        assertThat(provider.kept)
                .allSatisfy(one -> assertThat(Integer.parseInt(one.value())).isGreaterThanOrEqualTo(measured - kept));
    }

    @Test
    void measuresThoughItCannotCleanUp() {
        provider.untidy = true;

        assertThat(measure(Kind.measure, run(METRIC)).measurement().phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void measuresForARunThatItsCacheDoesNotKnowYet() {
        samples.server.on("GET", RUN, 200, run(METRIC));

        assertThat(measure(Kind.measure).measurement().phase()).isEqualTo(Phase.Successful);
    }

    @Test
    void measuresForNoOtherRunOfTheName() {
        samples.server.on("GET", RUN, 200, run(METRIC).replace("u7", "u8"));

        isError(measure(Kind.measure, run(METRIC).replace("u7", "u6")), "the AnalysisRun is gone");
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void tellsOfAMetricThatIsGone() {
        isError(measure(Kind.measure, run("'metrics': []")), "the metric is gone from the AnalysisRun");
    }

    @Test
    void takesNoTwoProvidersOfOneField() {
        assertThatThrownBy(() -> new Measurer(
                        samples.reader(), List.of(provider, provider), new KubeSecrets(samples.api), () -> NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fake");
    }
}
