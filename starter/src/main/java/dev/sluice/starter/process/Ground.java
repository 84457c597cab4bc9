package dev.sluice.starter.process;

import dev.sluice.worker.Health;
import dev.sluice.worker.Telemetry;
import dev.sluice.worker.TemporalConnection;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What everything in a process stands on; none of it needs a server to answer. */
record Ground(KubernetesClient client, TemporalConnection temporal, Telemetry telemetry, Health health) {}
