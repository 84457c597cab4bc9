package dev.sluice.starter.demo;

import java.io.IOException;
import java.time.Duration;

/** The contract, on the embedded API with simulated ReplicaSets. */
class EmbeddedApiTest extends ClusterApiContract {
    private final EmbeddedApi api;
    private final SimulatedReplicaSets replicaSets;

    EmbeddedApiTest() throws IOException {
        api = EmbeddedApi.start();
        replicaSets = SimulatedReplicaSets.start(api, Duration.ofMillis(100));
    }

    @Override
    String kubeconfig() {
        return api.kubeconfig();
    }

    @Override
    void stop() {
        replicaSets.close();
        api.close();
    }
}
