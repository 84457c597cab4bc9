package dev.sluice.starter.process;

import dev.sluice.worker.WorkerConfig;

/**
 * All that a long-running process needs to know.
 *
 * @param leaseNamespace where the preference lease is kept
 * @param peers what to do about another controller on the same objects
 */
public record ProcessConfig(WorkerConfig worker, String leaseNamespace, Peers peers) {

    /**
     * Another controller on the same objects.
     *
     * @param namespace where to look for it, besides the namespace served, when not all may be read
     * @param takeOver whether to start although it is alive
     */
    public record Peers(String namespace, boolean takeOver) {
        public static final String DEFAULT_NAMESPACE = "argo-rollouts";
    }
}
