package dev.sluice.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes clients of the Kubernetes API: 2 s to connect, 5 s for a request, no limit on the rate, and no tries of their own,
 * because whoever asks decides when to ask again.
 */
public final class KubeClients {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int REQUEST_MILLIS = 5_000;
    private static final int PING_MILLIS = 10_000;
    private static final int WATCH_AGAIN_MILLIS = 100;

    private KubeClients() {}

    /**
     * As the current context of this file says; without one as the environment does: {@code KUBECONFIG}, the user's own
     * file, or the pod's service account.
     *
     * @param verbs is told of each request whether it is a get, watch, create, update, patch or delete
     */
    public static KubernetesClient connect(Optional<Path> kubeconfig, Consumer<String> verbs) {
        Config config = kubeconfig
                .map(file -> Config.fromKubeconfig(file.toFile()))
                .orElseGet(() -> Config.autoConfigure(null));
        return of(config, verbs);
    }

    /** For this server and these credentials; time-outs and limits of the argument are set to those of this class. */
    public static KubernetesClient of(Config config) {
        return of(config, verb -> {});
    }

    private static KubernetesClient of(Config config, Consumer<String> verbs) {
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(REQUEST_MILLIS);
        config.setRequestRetryBackoffLimit(0);
        config.setWebsocketPingInterval((long) PING_MILLIS);
        config.setWatchReconnectInterval(WATCH_AGAIN_MILLIS);
        config.setUserAgent("sluice");
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new OkHttpClientFactory())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor(VerbListener.NAME, new VerbListener(verbs)))
                .build();
    }
}
