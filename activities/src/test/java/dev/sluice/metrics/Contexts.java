package dev.sluice.metrics;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.KubeClients;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.http.AddressPolicy;
import dev.sluice.metrics.http.HttpGate;
import dev.sluice.metrics.http.HttpLimits;
import dev.sluice.metrics.http.JsonBody;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Contexts and queries of tests. */
public final class Contexts {
    public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    /** Largest answer that a test's gate takes. */
    public static final int BYTES = 65_536;

    private Contexts() {}

    /** A gate that may reach loopback. */
    public static HttpGate gate() {
        AddressPolicy policy =
                AddressPolicy.from(name -> name.equals(AddressPolicy.ALLOW) ? "127.0.0.0/8, ::1/128" : "");
        return new HttpGate(policy, new HttpLimits(BYTES, Duration.ofSeconds(30)));
    }

    public static ProviderContext context(HttpGate gate) {
        return context(gate, Map.of(), Map.of());
    }

    /**
     * A context in namespace {@code sluice}.
     *
     * @param secrets data by {@code namespace/name}
     */
    public static ProviderContext context(
            HttpGate gate, Map<String, String> environment, Map<String, Map<String, String>> secrets) {
        return new ProviderContext(
                gate,
                (namespace, name) -> Optional.<Map<String, String>>ofNullable(secrets.get(namespace + "/" + name))
                        .<SequencedMap<String, String>>map(LinkedHashMap::new),
                KubeApi.over(KubeClients.of(Config.empty())),
                name -> environment.getOrDefault(name, ""),
                "sluice",
                InstantSource.fixed(NOW));
    }

    public static MetricQuery query(Json.Obj config) {
        return new MetricQuery(new MetricQuery.RunRef("shop", "run-1", "uid-1"), "success-rate", 1, config, NOW);
    }

    /** An object in JSON, with single quotes for double ones. */
    public static Json.Obj object(String json) {
        try {
            return (Json.Obj) JsonBody.parse(json.replace('\'', '"')).orElseThrow();
        } catch (ProviderException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
