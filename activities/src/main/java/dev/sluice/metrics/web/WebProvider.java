package dev.sluice.metrics.web;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.JsonResult;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.auth.Authenticator;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.JsonBody;
import dev.sluice.metrics.web.jsonpath.JsonPath;
import dev.sluice.metrics.web.jsonpath.JsonPathException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Field {@code web}. */
public final class WebProvider implements MetricProvider {
    private static final String FIELD = "web";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Authenticator http;

    public WebProvider(ProviderContext context) {
        http = new Authenticator(context);
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        ConfigFields config = ConfigFields.of(FIELD, query);
        JsonPath path = path(config);
        HttpAnswer answer = http.call(call(config), config).success();
        Optional<Json> json = JsonBody.parse(answer.body());
        return json.isPresent() ? part(path, json.get()) : new Reading.Value(answer.body(), answer.body());
    }

    private static HttpCall call(ConfigFields config) throws ProviderException {
        String method = config.oneOf("method", "GET", List.of("GET", "POST", "PUT"));
        List<HttpCall.Header> headers = config.headers();
        return new HttpCall(
                        method,
                        config.required("url"),
                        headers,
                        body(config, method, headers),
                        config.seconds("timeoutSeconds", USUAL_TIMEOUT),
                        false)
                .insecure(config.flag("insecure"));
    }

    private static Optional<HttpCall.Body> body(ConfigFields config, String method, List<HttpCall.Header> headers)
            throws ProviderException {
        Optional<String> text = config.text("body");
        Optional<Json> json = config.fields().get("jsonBody");
        if (text.isPresent() && json.isPresent()) {
            throw config.wrong("body", "must not be given together with jsonBody");
        }
        if (method.equals("GET")) {
            if (text.isPresent() || json.isPresent()) {
                throw config.wrong(text.isPresent() ? "body" : "jsonBody", "needs method POST or PUT");
            }
            return Optional.empty();
        }
        if (json.isPresent()) {
            return Optional.of(HttpCall.json(JsonText.write(json.get())));
        }
        String type = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(HttpCall.Header::value)
                .findFirst()
                .orElse(TEXT);
        return Optional.of(new HttpCall.Body(type, text.orElse("")));
    }

    private static JsonPath path(ConfigFields config) throws ProviderException {
        try {
            return JsonPath.parse(config.text("jsonPath").orElse("{$}"));
        } catch (JsonPathException broken) {
            throw config.wrong("jsonPath", "cannot be read: " + broken.getMessage());
        }
    }

    private static Reading part(JsonPath path, Json json) throws ProviderException {
        try {
            return path.find(json).map(JsonResult::of).orElseThrow(() -> new JsonPathException("it finds no value"));
        } catch (JsonPathException none) {
            throw new ProviderException("web.jsonPath finds nothing in the answer: " + none.getMessage(), none);
        }
    }
}
