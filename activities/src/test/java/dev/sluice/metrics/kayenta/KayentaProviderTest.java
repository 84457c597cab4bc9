package dev.sluice.metrics.kayenta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricProviderContract;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers are those of Kayenta's API documentation, "Canary" and "Canary Config". */
class KayentaProviderTest extends MetricProviderContract {
    private static final String BEGIN = "/canary/config-1";
    private static final String ASK = "/canary/execution-1";

    @Override
    protected MetricProvider provider(ProviderContext context) {
        return new KayentaProvider(context);
    }

    @Override
    protected Json.Obj config() {
        return Contexts.object(
                "{'address':'" + server.address() + "','application':'guestbook',"
                        + "'canaryConfigName':'mine','metricsAccountName':'prometheus','configurationAccountName':'intuit',"
                        + "'storageAccountName':'s3','threshold':{'pass':90,'marginal':75},'scopes':[{'name':'default',"
                        + "'controlScope':{'scope':'app=old','region':'us','step':60,'start':'2026-11-30T11:00:00Z','end':'2026-11-30T12:00:00Z'},"
                        + "'experimentScope':{'scope':'app=new','region':'us','step':60,'start':'2026-11-30T11:00:00Z','end':'2026-11-30T12:00:00Z'}}]}");
    }

    @Override
    protected String path() {
        return BEGIN;
    }

    @BeforeEach
    void knowTheConfiguration() {
        server.on(
                "/canaryConfig",
                200,
                "[{\"id\":\"config-0\",\"name\":\"other\"},{\"id\":\"config-1\",\"name\":\"mine\"}]");
    }

    @Override
    protected List<Sample> samples() {
        return List.of(new Sample(
                "a judgement that begins",
                "{\"canaryExecutionId\":\"execution-1\"}",
                new Reading.Pending(Duration.ofSeconds(15), metadata())));
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal("a bad request", 400, "{}", "received non 2xx response code: 400"),
                new Refusal("a server in trouble", 500, "x", "received non 2xx response code: 500"),
                new Refusal("no JSON", 200, "<html>", "the answer of 127.0.0.1 is not JSON"),
                new Refusal("no execution", 200, "{}", "the answer of Kayenta has no canaryExecutionId"));
    }

    @Test
    void beginsAJudgementOfItsConfiguration() throws ProviderException {
        server.on(BEGIN, 200, "{\"canaryExecutionId\":\"execution-1\"}");

        measure();

        assertThat(server.only("/canaryConfig").query())
                .isEqualTo(Map.of("application", "guestbook", "configurationAccountName", "s3"));
        FakeHttp.Request request = server.only(BEGIN);
        assertThat(request.query())
                .isEqualTo(Map.of(
                        "application",
                        "guestbook",
                        "metricsAccountName",
                        "prometheus",
                        "configurationAccountName",
                        "intuit",
                        "storageAccountName",
                        "s3"));
        Json.Obj body = Contexts.object(request.body());
        assertThat(body.obj("thresholds")).isEqualTo(Contexts.object("{'pass':90,'marginal':75}"));
        assertThat(body.obj("scopes").obj("default").obj("experimentScope"))
                .isEqualTo(Contexts.object("{'scope':'app=new','region':'us',"
                        + "'start':'2026-11-30T11:00:00Z','end':'2026-11-30T12:00:00Z','step':60}"));
    }

    @Test
    void saysThatThereIsNoSuchConfiguration() {
        assertThatThrownBy(() -> provider(Contexts.context(gate))
                        .measure(Contexts.query(config().with("canaryConfigName", Json.of("none")))))
                .hasMessage("Kayenta has no canary configuration \"none\"");
    }

    @ParameterizedTest
    @CsvSource({
        "100, Successful, 100",
        "90, Successful, 90",
        "89.9, Inconclusive, 89",
        "75, Inconclusive, 75",
        "74, Failed, 74"
    })
    void judgesByTheScore(String score, Phase phase, String value) throws ProviderException {
        server.on(
                ASK,
                200,
                "{\"complete\":true,\"status\":\"succeeded\",\"result\":{\"judgeResult\":{\"score\":{\"score\":" + score
                        + "}}}}");

        assertThat(resume()).isEqualTo(new Reading.Verdict(phase, "", value, metadata()));
    }

    @Test
    void asksAgainUntilTheJudgementIsOver() throws ProviderException {
        server.on(ASK, 200, "{\"complete\":false,\"status\":\"running\"}");

        assertThat(resume()).isEqualTo(new Reading.Pending(Duration.ofSeconds(15), metadata()));
    }

    @Test
    void saysThatAJudgementEndedWithoutAScore() {
        server.on(ASK, 200, "{\"complete\":true,\"status\":\"terminal\"}");

        assertThatThrownBy(this::resume)
                .hasMessage("the judgement of Kayenta ended without a score, with status \"terminal\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threshold | kayenta.threshold is required
            scopes    | kayenta.scopes is required
            address   | kayenta.address is required
            """)
    void saysWhichFieldIsMissing(String field, String message) {
        assertThatThrownBy(() -> provider(Contexts.context(gate)).measure(Contexts.query(config().without(field))))
                .hasMessage(message);
    }

    private Reading resume() throws ProviderException {
        Measurement begun = new Measurement(
                Phase.Running, "", Optional.of(Contexts.NOW), Optional.empty(), "", metadata(), Optional.empty());
        return provider(Contexts.context(gate)).resume(Contexts.query(config()), begun);
    }

    private static SequencedMap<String, String> metadata() {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("canaryExecutionId", "execution-1");
        return metadata;
    }
}
