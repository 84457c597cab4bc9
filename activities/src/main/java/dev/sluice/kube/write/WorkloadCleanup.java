package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.Workload;
import dev.sluice.domain.service.NamedServices;
import dev.sluice.domain.workload.HandOver;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.observe.LiveReads;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives Deployments their replicas back when the Rollout that took their pods over is deleted. One that lets go of a Deployment
 * and lives on keeps them: its pods do the work. A Rollout of another instance counts as much as one of ours.
 */
public final class WorkloadCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(WorkloadCleanup.class);

    private final ClusterCache cache;
    private final KubeApi api;
    private final LiveReads live;
    private final WorkloadWrites writes;

    public WorkloadCleanup(KubernetesClient client, ClusterCache cache) {
        this.cache = cache;
        this.api = KubeApi.over(client);
        this.live = new LiveReads(api, cache.scope());
        this.writes = new WorkloadWrites(api);
    }

    /**
     * Looks at one Deployment, and gives it its replicas back if it is time. Looking again does no harm.
     *
     * @throws IOException when the API server does not answer, or refuses to
     */
    public void look(Key key) throws IOException {
        if (isServed(key)) {
            return;
        }
        Optional<Workload> deployment = live.deployment(key);
        Optional<Action.ScaleWorkload> giveBack = deployment.flatMap(HandOver::giveBack);
        if (giveBack.isEmpty() || lives(key.namespace(), deployment.flatMap(Workload::scaledDownBy))) {
            return;
        }
        Outcome outcome = writes.scale(key.namespace(), giveBack.get());
        LOG.atInfo().addKeyValue("deployment", key).log("{}: {}", giveBack.get().summary(), outcome);
        switch (outcome) {
            case Outcome.Done done -> {}
            case Outcome.Conflict(String why) -> throw new IOException(why);
            case Outcome.Refused(String why) -> throw new IOException(why);
            case Outcome.Failed(String code, String why) -> throw new IOException(code + ": " + why);
        }
    }

    private boolean isServed(Key deployment) {
        return cache.workloads()
                .takenOver()
                .taker(deployment)
                .flatMap(cache::rollout)
                .filter(rollout -> !rollout.rollout().meta().deleting())
                .isPresent();
    }

    private boolean lives(String namespace, Optional<String> rollout) throws IOException {
        if (rollout.filter(NamedServices::isName).isEmpty()) {
            return false;
        }
        Answer answer = api.get(Paths.rollout(namespace, rollout.get()));
        if (!answer.ok() && answer.code() != Answer.NOT_FOUND) {
            throw new IOException(answer.why());
        }
        return answer.ok()
                && answer.body().obj("metadata").get("deletionTimestamp").isEmpty();
    }
}
