package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.rollout.Service;
import dev.sluice.domain.service.NamedServices;
import dev.sluice.domain.service.ServiceSwitch;
import dev.sluice.kube.Key;
import dev.sluice.kube.Paths;
import dev.sluice.kube.cache.ClusterCache;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of Services whose Rollout is gone, or names them no more (spec 3.13): without its hash in the selector such a
 * Service reaches pods again. A Rollout of another instance counts as much as one of ours.
 */
public final class ServiceCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceCleanup.class);

    private final ClusterCache cache;
    private final KubeApi api;
    private final ServiceWrites writes;

    public ServiceCleanup(KubernetesClient client, ClusterCache cache) {
        this.cache = cache;
        this.api = KubeApi.over(client);
        this.writes = new ServiceWrites(api);
    }

    /**
     * Looks at one Service, and lets go of it if it is time. Looking again does no harm.
     *
     * @throws IOException when the API server does not answer, or refuses to; nothing has been written then
     */
    public void look(Key key) throws IOException {
        Optional<Service> service = cache.services().service(key);
        Optional<String> manager = service.flatMap(Service::managedBy);
        if (manager.isEmpty() || isNamed(key, manager.get())) {
            return;
        }
        Action.PatchService letGo = ServiceSwitch.letGo(service.get());
        Outcome outcome = writes.patch(key.namespace(), letGo);
        LOG.atInfo().addKeyValue("service", key).log("{}: {}", letGo.summary(), outcome);
        if (outcome instanceof Outcome.Failed(String code, String why)) {
            throw new IOException(code + ": " + why);
        }
    }

    private boolean isNamed(Key service, String manager) throws IOException {
        boolean known = cache.rollout(new Key(service.namespace(), manager))
                .filter(rollout -> NamedServices.in(rollout.object()).contains(service.name()))
                .isPresent();
        return known || isNamedNow(service, manager);
    }

    /** Asks the API server, since the cache may not have come so far, and holds none of other instances. */
    private boolean isNamedNow(Key service, String manager) throws IOException {
        if (!NamedServices.isName(manager)) {
            return false;
        }
        Answer answer = api.get(Paths.rollout(service.namespace(), manager));
        if (answer.code() == Answer.NOT_FOUND) {
            return false;
        }
        if (!answer.ok()) {
            throw new IOException(answer.why());
        }
        Json.Obj rollout = answer.body();
        return NamedServices.in(rollout).contains(service.name());
    }
}
