package dev.sluice.metrics.googlecloud;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.JsonBody;
import dev.sluice.metrics.prometheus.PrometheusAnswer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Plugin {@code sluice.dev/googleCloudMonitoring}. A query in PromQL, which Cloud Monitoring answers as Prometheus does. */
public final class GoogleCloudProvider implements MetricProvider {
    private static final String FIELD = "sluice.dev/googleCloudMonitoring";
    private static final String USUAL_ADDRESS = "https://monitoring.googleapis.com";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    private final ProviderContext context;
    private final GoogleTokens tokens;

    public GoogleCloudProvider(ProviderContext context) {
        this.context = context;
        tokens = new GoogleTokens(context);
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        String project = config.required("project");
        if (!project.matches("[a-z0-9.:-]{1,100}")) {
            throw config.wrong("project", "must be the id of a project");
        }
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("query", config.required("query"));
        form.put("time", String.valueOf(query.now().getEpochSecond()));
        GoogleAccount account = GoogleAccount.find(config, context);
        String address = account.address().orElse(USUAL_ADDRESS);
        String path = "/v1/projects/" + HttpCall.encoded(project) + "/location/global/prometheus/api/v1/query";
        HttpCall call = HttpCall.post(
                        HttpCall.below(address, path), HttpCall.form(form), config.duration("timeout", USUAL_TIMEOUT))
                .with("Authorization", "Bearer " + tokens.token(account));
        HttpAnswer answer = context.http().call(call);
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        return PrometheusAnswer.read(answer.object(), "Google Cloud Monitoring");
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        if (!(JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body)) {
            return "";
        }
        return body.text("error").orElse(body.obj("error").text("message").orElse(""));
    }
}
