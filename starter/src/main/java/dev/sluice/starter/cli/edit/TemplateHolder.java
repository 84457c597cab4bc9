package dev.sluice.starter.cli.edit;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.Kinds;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/** The object whose pod template a Rollout uses: itself, or the Deployment that it refers to (spec 7.2). */
record TemplateHolder(ResourceDefinitionContext kind, String name) {

    /**
     * Whose template it is.
     *
     * @throws CommandFailed when the Rollout refers to anything but a Deployment
     */
    static TemplateHolder of(Json.Obj rollout) {
        Json.Obj reference = rollout.obj("spec").obj("workloadRef");
        String name = reference.text("name").orElse("");
        if (name.isEmpty()) {
            return new TemplateHolder(
                    Kinds.ROLLOUT, rollout.obj("metadata").text("name").orElse(""));
        }
        String kind = reference.text("kind").orElse("");
        if (!kind.equals(Kinds.DEPLOYMENT.getKind())) {
            throw new CommandFailed(
                    "the pod template belongs to %s \"%s\"; only a Deployment's can be edited".formatted(kind, name));
        }
        return new TemplateHolder(Kinds.DEPLOYMENT, name);
    }

    /** The pod template as stored. */
    Json.Obj template(Cluster cluster) {
        return cluster.get(kind, name).obj("spec").obj("template");
    }

    void change(Cluster cluster, List<Json.Obj> operations) {
        cluster.change(kind, name, operations);
    }
}
