package dev.sluice.starter.demo;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.http.ApiHandler;
import dev.sluice.starter.demo.object.ResourceTypes;
import dev.sluice.starter.demo.store.EventLog;
import dev.sluice.starter.demo.store.GarbageCollector;
import dev.sluice.starter.demo.store.ObjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API in this process, on the loopback address and a free port, without authentication. It keeps objects and
 * tells of their changes as the real one does, and runs nothing: see {@link SimulatedReplicaSets}.
 */
public final class EmbeddedApi implements AutoCloseable {
    /** How many changes a watch may lag behind when nothing else is said. */
    public static final int REMEMBERED_CHANGES = 10_000;

    private final ObjectStore store;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private EmbeddedApi(ObjectStore store, HttpServer server) {
        this.store = store;
        this.server = server;
    }

    /** Starts an API with the namespaces of a fresh cluster. */
    public static EmbeddedApi start() throws IOException {
        return start(REMEMBERED_CHANGES);
    }

    /**
     * Starts an API with the namespaces of a fresh cluster.
     *
     * @param rememberedChanges how many changes a watch may lag behind
     */
    public static EmbeddedApi start(int rememberedChanges) throws IOException {
        ObjectStore store = new ObjectStore(new EventLog(rememberedChanges), Clock.systemUTC());
        List.of("default", "kube-public", "kube-system").forEach(name -> createNamespace(store, name));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        EmbeddedApi api = new EmbeddedApi(store, server);
        api.serve(ResourceTypes.KNOWN);
        return api;
    }

    /** Where clients find the API. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A kubeconfig that points here, as YAML, in the namespace {@code default}. */
    public String kubeconfig() {
        return kubeconfig("default");
    }

    /**
     * A kubeconfig that points here, as YAML.
     *
     * @param namespace the one that its context names
     */
    public String kubeconfig(String namespace) {
        return """
                apiVersion: v1
                kind: Config
                current-context: sluice-demo
                clusters:
                  - name: sluice-demo
                    cluster: {server: "%s"}
                users:
                  - name: sluice-demo
                    user: {}
                contexts:
                  - name: sluice-demo
                    context: {cluster: sluice-demo, user: sluice-demo, namespace: "%s"}
                """.formatted(url(), namespace);
    }

    /** The objects themselves, for what plays a part of the cluster within this process. */
    public ObjectStore store() {
        return store;
    }

    /** Ends all watches and stops. */
    @Override
    public void close() {
        store.log().close();
        server.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    private void serve(ResourceTypes types) {
        server.createContext("/", new ApiHandler(types, store));
        server.setExecutor(threads);
        server.start();
        threads.execute(new GarbageCollector(types, store));
    }

    private static void createNamespace(ObjectStore store, String name) {
        Json.Obj metadata = Json.Obj.EMPTY.with("name", Json.of(name));
        store.create(ResourceTypes.NAMESPACE, "", Json.Obj.EMPTY.with("metadata", metadata), false);
    }
}
