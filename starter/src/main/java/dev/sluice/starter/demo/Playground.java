package dev.sluice.starter.demo;

import com.uber.m3.tally.NoopScope;
import dev.sluice.kube.KubeClients;
import dev.sluice.starter.process.LogFile;
import dev.sluice.starter.process.Parts;
import dev.sluice.starter.process.ProcessConfig;
import dev.sluice.starter.process.Role;
import dev.sluice.starter.process.SluiceProcess;
import dev.sluice.worker.Ports;
import dev.sluice.worker.Served;
import dev.sluice.worker.TemporalCommands;
import dev.sluice.worker.TemporalConfig;
import dev.sluice.worker.TemporalConnection;
import dev.sluice.worker.WorkerConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo plays on: a cluster, a Temporal server and the controller, all in this process.
 *
 * @param folder with the addresses, for other terminals
 * @param api where the cluster's API is
 * @param temporal where the Temporal server is
 */
record Playground(DemoFolder folder, URI api, String temporal, KubernetesClient client, WorkflowClient runs) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration POD_READY = Duration.ofMillis(700);

    /** Starts everything; the parts are to be closed after use. */
    static Playground start(DemoFolder folder, Parts parts) throws IOException {
        parts.add(new LogFile(folder.log()));
        EmbeddedApi api = parts.add(EmbeddedApi.start());
        EmbeddedTemporal temporal = parts.add(EmbeddedTemporal.start());
        folder.tell(api.kubeconfig(Guestbook.NAMESPACE), temporal.target());
        parts.add(SimulatedReplicaSets.start(api, POD_READY));
        TemporalConfig address = TemporalConfig.plain(temporal.target());
        parts.add(new SluiceProcess(controller(folder, address), Role.CONTROLLER))
                .start();
        return new Playground(
                folder,
                api.url(),
                temporal.target(),
                parts.add(KubeClients.connect(Optional.of(folder.kubeconfig()), verb -> {})),
                parts.add(TemporalConnection.open(address, new NoopScope())).client());
    }

    private static ProcessConfig controller(DemoFolder folder, TemporalConfig temporal) {
        return new ProcessConfig(
                new WorkerConfig(
                        Optional.of(folder.kubeconfig()),
                        temporal,
                        Served.ALL,
                        new Ports(LOOPBACK, 0, 0),
                        TemporalCommands.flow),
                "default",
                new ProcessConfig.Peers(ProcessConfig.Peers.DEFAULT_NAMESPACE, false));
    }
}
