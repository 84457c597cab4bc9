package dev.sluice.metrics;

import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.http.HttpGate;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * What providers work with.
 *
 * @param http the only way out: limits time, size and addresses
 * @param secrets of the cluster
 * @param api for providers that make objects of the cluster
 * @param environment a variable of the process by name; an empty text when it is not set
 * @param namespace the controller's own, where providers' shared Secrets are
 */
public record ProviderContext(
        HttpGate http,
        SecretSource secrets,
        KubeApi api,
        UnaryOperator<String> environment,
        String namespace,
        InstantSource clock) {}
