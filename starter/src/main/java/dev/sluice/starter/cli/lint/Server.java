package dev.sluice.starter.cli.lint;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.kube.observe.TemplateTrial;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.KubeOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Optional;

/** The API server that is asked for what only it knows. Nothing is written. */
final class Server implements AutoCloseable {
    private final KubernetesClient client;
    private final KubeApi api;

    Server(KubeOptions kube) {
        client = kube.connect();
        api = KubeApi.over(client);
    }

    /** That of objects which do not name theirs. */
    String namespace() {
        return new Cluster(client).namespace();
    }

    /**
     * The object at this path; empty when there is none.
     *
     * @throws Unanswered when the server does not say
     */
    Optional<Json.Obj> find(String path) {
        try {
            Answer answer = api.get(path);
            if (answer.ok()) {
                return Optional.of(answer.body());
            }
            if (answer.code() == Answer.NOT_FOUND) {
                return Optional.empty();
            }
            throw new Unanswered(path + ": " + answer.why());
        } catch (IOException silent) {
            throw new Unanswered(path + ": " + silent.getMessage());
        }
    }

    /**
     * What the server says of the pod template of a Rollout.
     *
     * @throws Unanswered when it says nothing
     */
    TemplateCheck judge(Json.Obj rollout) {
        try {
            return TemplateTrial.of(api, rollout);
        } catch (IOException silent) {
            throw new Unanswered("dry run: " + silent.getMessage());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** The server did not say whether something is there or right. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String why) {
            super("the Kubernetes API does not answer: " + why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
