package dev.sluice.activity.analysis;

import static dev.sluice.kube.Samples.list;

import dev.sluice.domain.analysis.run.AnalysisRunId;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.cache.Scope;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;

/** The AnalysisRun {@code shop/check} with uid {@code u7}, on an API server that says what it is told to. */
final class AnalysisSamples implements AutoCloseable {
    static final AnalysisRunId CHECK = new AnalysisRunId("shop", "check", "u7");
    static final String RUNS = "apis/argoproj.io/v1alpha1/analysisruns";
    static final String RUN = "apis/argoproj.io/v1alpha1/namespaces/shop/analysisruns/check";
    static final String SECRET = "api/v1/namespaces/shop/secrets/keys";

    final FakeApi server = new FakeApi();
    final KubernetesClient client = server.client();
    final KubeApi api = KubeApi.over(client);
    private final ClusterCache cache = new ClusterCache(client, Scope.ALL);

    /** The run at version 9 with these fields in its spec, in which single quotes stand for double ones. */
    static String run(String spec) {
        return run(spec, "{}");
    }

    static String run(String spec, String status) {
        return ("{'apiVersion': 'argoproj.io/v1alpha1', 'kind': 'AnalysisRun', 'metadata': {'namespace': 'shop',"
                        + " 'name': 'check', 'uid': 'u7', 'resourceVersion': '9'}, 'spec': {" + spec + "}, 'status': "
                        + status + "}")
                .replace('\'', '"');
    }

    /** Reads runs of which the cache has this one. */
    RunReader reader(String... runs) {
        server.on("GET", Samples.ROLLOUTS, 200, list(1));
        server.on("GET", Samples.REPLICA_SETS, 200, list(1));
        server.on("GET", RUNS, 200, list(9, runs));
        cache.start();
        if (!cache.awaitSynced(Duration.ofSeconds(20))) {
            throw new IllegalStateException("not listed: " + cache.missing());
        }
        return new RunReader(cache, new LiveReads(api, Scope.ALL));
    }

    @Override
    public void close() {
        cache.close();
        client.close();
        server.close();
    }
}
