package dev.sluice.metrics.cloudwatch;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.aws.AwsEndpoint;
import dev.sluice.metrics.aws.CredentialChain;
import dev.sluice.metrics.aws.SigV4;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.JsonBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Field {@code cloudWatch}. The value is the list of results, each with its {@code Values}. */
public final class CloudWatchProvider implements MetricProvider {
    private static final String FIELD = "cloudWatch";
    private static final String ACTION = "GraniteServiceVersion20100801.GetMetricData";
    private static final String TYPE = "application/x-amz-json-1.0";
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(5);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ProviderContext context;
    private final CredentialChain aws;

    public CloudWatchProvider(ProviderContext context) {
        this.context = context;
        aws = new CredentialChain(context);
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        Duration interval = config.duration("interval", USUAL_INTERVAL);
        Json.Obj body = Json.Obj.EMPTY
                .with("StartTime", Json.of(query.now().minus(interval).getEpochSecond()))
                .with("EndTime", Json.of(query.now().getEpochSecond()))
                .with("MetricDataQueries", CloudWatchQueries.of(config));
        String region = aws.region(Optional.empty());
        String endpoint = AwsEndpoint.of("CLOUDWATCH", "monitoring", region, context.environment());
        HttpCall call = HttpCall.post(
                        HttpCall.below(endpoint, "/"), new HttpCall.Body(TYPE, JsonText.write(body)), LIMIT)
                .with("X-Amz-Target", ACTION);
        SigV4 signature = new SigV4(aws.credentials(region, Optional.empty()), region, "monitoring");
        HttpAnswer answer =
                context.http().call(signature.sign(call, context.clock().instant()));
        if (!answer.ok()) {
            throw answer.refused(why(answer));
        }
        return read(answer.object());
    }

    private static String why(HttpAnswer answer) throws ProviderException {
        if (!(JsonBody.parse(answer.body()).orElse(Json.NULL) instanceof Json.Obj body)) {
            return "";
        }
        String type = body.text("__type").orElse("").replaceFirst("^.*#", "");
        String message = body.text("message").or(() -> body.text("Message")).orElse("");
        return message.isEmpty() ? type : type + ": " + message;
    }

    private static Reading read(Json.Obj body) {
        Json results = new Json.Arr(body.list("MetricDataResults"));
        Json values = new Json.Arr(body.list("MetricDataResults").stream()
                .<Json>map(
                        result -> new Json.Arr(result instanceof Json.Obj object ? object.list("Values") : List.of()))
                .toList());
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        if (!body.list("Messages").isEmpty()) {
            metadata.put("messages", JsonResult.text(new Json.Arr(body.list("Messages"))));
        }
        return new Reading.Value(JsonResult.plain(results), JsonResult.text(values), metadata);
    }
}
