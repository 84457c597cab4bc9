package dev.sluice.domain.analysis.argument;

import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The arguments of an AnalysisRun: values, and places of secret ones (spec 4.2). */
public final class RunArguments {
    /** Stands for a secret value where only the form of a metric matters. */
    private static final String UNSEEN = "sluice-secret";

    private RunArguments() {}

    /** Where a secret value is. */
    public record SecretKey(String secret, String key) {}

    /** How the values of secrets are found. */
    @FunctionalInterface
    public interface Secrets {

        /**
         * The value.
         *
         * @throws InvalidAnalysis when there is none
         */
        String value(SecretKey place);
    }

    /**
     * The values by name, with a stand-in for each secret one.
     *
     * @throws InvalidAnalysis for an argument without a value
     */
    public static SequencedMap<String, String> withoutSecrets(Json.Obj spec) {
        return values(spec, place -> UNSEEN);
    }

    /**
     * The values by name.
     *
     * @throws InvalidAnalysis for an argument without a value
     */
    public static SequencedMap<String, String> values(Json.Obj spec, Secrets secrets) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        spec.objects("args").forEach(arg -> values.put(arg.text("name").orElse(""), value(arg, secrets)));
        return values;
    }

    /** Whether the stand-in for a secret value is anywhere in it. */
    public static boolean mayHoldSecret(Json json) {
        return JsonText.write(json).contains(UNSEEN);
    }

    /** The places of all secret values. */
    public static List<SecretKey> secrets(Json.Obj spec) {
        return spec.objects("args").stream().flatMap(arg -> place(arg).stream()).toList();
    }

    private static String value(Json.Obj arg, Secrets secrets) {
        Optional<SecretKey> place = place(arg);
        return place.isPresent()
                ? secrets.value(place.get())
                : arg.text("value")
                        .orElseThrow(() ->
                                new InvalidAnalysis("args." + arg.text("name").orElse("") + " was not resolved"));
    }

    private static Optional<SecretKey> place(Json.Obj arg) {
        Json.Obj reference = arg.obj("valueFrom").obj("secretKeyRef");
        return reference
                .text("name")
                .map(secret -> new SecretKey(secret, reference.text("key").orElse("")));
    }
}
