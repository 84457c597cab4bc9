package dev.sluice.starter.process;

import dev.sluice.kube.LogKeys;
import dev.sluice.starter.guard.PeerCheck;
import dev.sluice.worker.Served;
import dev.sluice.worker.ServerVersion;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What is asked before a process begins; while nobody answers it is asked again, every 2 s. */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final long AGAIN_MILLIS = 2_000;

    private Admission() {}

    /** Why this process must not serve the cluster; empty when it may. */
    static Optional<String> toCluster(KubernetesClient client, ProcessConfig config) {
        String version = client.getKubernetesVersion().getGitVersion();
        Optional<String> tooOld = ServerVersion.KUBERNETES.objection("the Kubernetes API server", version);
        if (tooOld.isPresent() || config.peers().takeOver()) {
            return tooOld;
        }
        Served served = config.worker().served();
        List<String> namespaces = Stream.concat(
                        served.namespace().stream(), Stream.of(config.peers().namespace()))
                .toList();
        return new PeerCheck(client, served.instanceId(), namespaces)
                .objection(InstantSource.system().instant());
    }

    /**
     * Asks until there is an answer.
     *
     * @param server whom, for the log
     * @throws InterruptedException when the process ends meanwhile
     */
    static <T> Optional<T> ask(String server, Supplier<Optional<T>> question) throws InterruptedException {
        boolean said = false;
        while (true) {
            try {
                return question.get();
            } catch (RuntimeException unanswered) {
                if (!said) {
                    note(server, unanswered);
                }
                said = true;
            }
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    /** The trace is of use only when it is not the server that fails. */
    private static void note(String server, RuntimeException failure) {
        boolean outage = failure instanceof KubernetesClientException
                || failure instanceof StatusRuntimeException
                || failure instanceof WorkflowException;
        LoggingEventBuilder line = LOG.atWarn().addKeyValue(LogKeys.REASON, failure.getMessage());
        (outage ? line : line.setCause(failure)).log("{} does not answer; asking again every 2 s", server);
    }
}
