package dev.sluice.metrics.kayenta;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderException;
import java.util.List;
import java.util.OptionalLong;

/** What a judgement compares, and by which scores. */
final class KayentaRequest {

    /** Scores from 0 to 100. */
    record Thresholds(long pass, long marginal) {}

    private KayentaRequest() {}

    static Thresholds thresholds(ConfigFields config) throws ProviderException {
        ConfigFields threshold = config.object("threshold").orElseThrow(() -> config.wrong("threshold", "is required"));
        return new Thresholds(required(threshold, "pass"), required(threshold, "marginal"));
    }

    static Json.Obj body(ConfigFields config) throws ProviderException {
        Json.Obj scopes = Json.Obj.EMPTY;
        for (ConfigFields scope : config.objects("scopes")) {
            scopes = scopes.with(
                    scope.required("name"),
                    Json.Obj.EMPTY
                            .with("controlScope", detail(scope, "controlScope"))
                            .with("experimentScope", detail(scope, "experimentScope")));
        }
        if (scopes.fields().isEmpty()) {
            throw config.wrong("scopes", "is required");
        }
        Thresholds thresholds = thresholds(config);
        return Json.Obj.EMPTY
                .with("scopes", scopes)
                .with(
                        "thresholds",
                        Json.Obj.EMPTY
                                .with("pass", Json.of(thresholds.pass()))
                                .with("marginal", Json.of(thresholds.marginal())));
    }

    private static Json detail(ConfigFields scope, String side) throws ProviderException {
        ConfigFields detail = scope.object(side).orElseThrow(() -> scope.wrong(side, "is required"));
        Json.Obj json = Json.Obj.EMPTY;
        for (String name : List.of("scope", "region", "start", "end")) {
            json = json.with(name, Json.of(detail.required(name)));
        }
        return json.with("step", Json.of(required(detail, "step")));
    }

    private static long required(ConfigFields config, String name) throws ProviderException {
        OptionalLong number = config.integer(name);
        if (number.isEmpty()) {
            throw config.wrong(name, "is required");
        }
        return number.getAsLong();
    }
}
