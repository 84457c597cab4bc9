package dev.sluice.metrics.kayenta;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import dev.sluice.metrics.http.JsonBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Field {@code kayenta}. Begins a judgement, and comes to the verdict by its score. */
public final class KayentaProvider implements MetricProvider {
    static final String EXECUTION = "canaryExecutionId";
    private static final String FIELD = "kayenta";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(15);

    private final HttpGate http;

    public KayentaProvider(ProviderContext context) {
        http = context.http();
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String body = JsonText.write(KayentaRequest.body(config));
        String url = url(config, "/canary/" + HttpCall.encoded(configId(config)), judging(config));
        Json.Obj answer = http.call(HttpCall.post(url, HttpCall.json(body), LIMIT))
                .success()
                .object();
        String execution = answer.text(EXECUTION)
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> new ProviderException("the answer of Kayenta has no " + EXECUTION));
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put(EXECUTION, execution);
        return new Reading.Pending(POLL, metadata);
    }

    @Override
    public Reading resume(MetricQuery query, Measurement begun) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String execution = begun.metadata().getOrDefault(EXECUTION, "");
        if (execution.isEmpty()) {
            throw new ProviderException("the measurement does not say which judgement it began");
        }
        String url = HttpCall.below(config.required("address"), "/canary/" + HttpCall.encoded(execution));
        Json.Obj answer = http.call(HttpCall.get(url, LIMIT)).success().object();
        if (!answer.flag("complete")) {
            return new Reading.Pending(POLL, begun.metadata());
        }
        return verdict(KayentaRequest.thresholds(config), score(answer), begun);
    }

    @Override
    public Reading terminate(MetricQuery query, Measurement begun) {
        return new Reading.Verdict(Phase.Inconclusive, "", "", begun.metadata());
    }

    private static Reading verdict(KayentaRequest.Thresholds thresholds, long score, Measurement begun) {
        Phase phase = Phase.Failed;
        if (score >= thresholds.pass()) {
            phase = Phase.Successful;
        } else if (score >= thresholds.marginal()) {
            phase = Phase.Inconclusive;
        }
        return new Reading.Verdict(phase, "", String.valueOf(score), begun.metadata());
    }

    private static long score(Json.Obj answer) throws ProviderException {
        Json.Obj score = answer.obj("result").obj("judgeResult").obj("score");
        if (score.get("score").orElse(Json.NULL) instanceof Json.Num number) {
            return number.value().longValue();
        }
        throw new ProviderException("the judgement of Kayenta ended without a score, with status \""
                + answer.text("status").orElse("") + "\"");
    }

    private String configId(ConfigFields config) throws ProviderException {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        parameters.put("application", config.required("application"));
        parameters.put("configurationAccountName", config.required("storageAccountName"));
        String name = config.required("canaryConfigName");
        HttpAnswer answer = http.call(HttpCall.get(url(config, "/canaryConfig", parameters), LIMIT))
                .success();
        List<Json> configs = JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Arr(List<Json> listed)
                ? listed
                : List.of();
        for (Json one : configs) {
            if (one instanceof Json.Obj object && object.text("name").orElse("").equals(name)) {
                return object.text("id").orElse("");
            }
        }
        throw new ProviderException("Kayenta has no canary configuration \"" + name + "\"");
    }

    private static SequencedMap<String, String> judging(ConfigFields config) throws ProviderException {
        SequencedMap<String, String> parameters = new LinkedHashMap<>();
        for (String name :
                List.of("application", "metricsAccountName", "configurationAccountName", "storageAccountName")) {
            parameters.put(name, config.required(name));
        }
        return parameters;
    }

    private static String url(ConfigFields config, String path, SequencedMap<String, String> parameters)
            throws ProviderException {
        return HttpCall.below(config.required("address"), path) + "?" + HttpCall.encoded(parameters);
    }
}
