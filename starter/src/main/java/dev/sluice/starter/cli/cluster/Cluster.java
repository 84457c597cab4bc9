package dev.sluice.starter.cli.cluster;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.starter.cli.CommandFailed;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/** The objects of one namespace. Patches name the fields that change, and nothing is ever written back whole. */
public final class Cluster {
    private static final String FIELD_MANAGER = "sluice";

    private final KubernetesClient client;
    private final String namespace;

    /** The namespace is the client's; {@code default} when it has none. */
    public Cluster(KubernetesClient client) {
        this.client = client;
        this.namespace = Optional.ofNullable(client.getNamespace())
                .filter(name -> !name.isEmpty())
                .orElse("default");
    }

    public String namespace() {
        return namespace;
    }

    /** Who the caller is: the user impersonated, else the kubeconfig's; empty when neither is known. */
    public Optional<String> user() {
        return Optional.ofNullable(client.getConfiguration().getImpersonateUsername())
                .or(() -> Optional.ofNullable(client.getConfiguration().getCurrentContext())
                        .map(current -> current.getContext().getUser()))
                .filter(user -> !user.isEmpty());
    }

    /**
     * The Rollout as stored.
     *
     * @throws CommandFailed when there is none of this name
     */
    public Json.Obj rollout(String name) {
        return get(Kinds.ROLLOUT, name);
    }

    /**
     * An object as stored.
     *
     * @throws CommandFailed when there is none of this kind and name
     */
    public Json.Obj get(ResourceDefinitionContext kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new CommandFailed(kind.getPlural()
                        + (kind.getGroup().isEmpty() ? "" : "." + kind.getGroup()) + " \"" + name + "\" not found"));
    }

    /** An object as stored; empty when there is none of this kind and name. */
    public Optional<Json.Obj> find(ResourceDefinitionContext kind, String name) {
        return Optional.ofNullable(resource(kind, name).get()).map(this::tree);
    }

    /**
     * Creates an object in the namespace.
     *
     * @param object without a name it must have a {@code generateName}
     * @return the object as stored
     */
    public Json.Obj create(ResourceDefinitionContext kind, Json.Obj object) {
        GenericKubernetesResource given =
                client.getKubernetesSerialization().unmarshal(Trees.text(object), GenericKubernetesResource.class);
        return tree(client.genericKubernetesResources(kind)
                .inNamespace(namespace)
                .resource(given)
                .create());
    }

    /** All objects of this kind in the namespace. */
    public List<Json.Obj> list(ResourceDefinitionContext kind) {
        return trees(
                client.genericKubernetesResources(kind).inNamespace(namespace).list());
    }

    /** All objects of this kind in the cluster. */
    public List<Json.Obj> listEverywhere(ResourceDefinitionContext kind) {
        return trees(client.genericKubernetesResources(kind).inAnyNamespace().list());
    }

    /** Follows all objects of this kind in the namespace. */
    public Followed follow(ResourceDefinitionContext kind, Changes changes) {
        return new Followed(all(kind), this::tree, changes);
    }

    /** Follows all objects of this kind in the cluster. */
    public Followed followEverywhere(ResourceDefinitionContext kind, Changes changes) {
        return new Followed(client.genericKubernetesResources(kind).inAnyNamespace(), this::tree, changes);
    }

    /** Follows one object. */
    public Followed follow(ResourceDefinitionContext kind, String name, Changes changes) {
        return new Followed(resource(kind, name), this::tree, changes);
    }

    /** Changes fields by a merge patch (RFC 7386). */
    public void merge(ResourceDefinitionContext kind, String name, Json.Obj patch) {
        resource(kind, name).patch(as(PatchType.JSON_MERGE), Trees.text(patch));
    }

    /** Changes fields by a JSON patch (RFC 6902). */
    public void change(ResourceDefinitionContext kind, String name, List<Json.Obj> operations) {
        resource(kind, name).patch(as(PatchType.JSON), Trees.text(new Json.Arr(List.copyOf(operations))));
    }

    /** Merges into a Rollout's status; where the status is no subresource, into the object (spec 7.2). */
    public void mergeStatus(String name, Json.Obj patch) {
        try {
            resource(Kinds.ROLLOUT, name).subresource("status").patch(as(PatchType.JSON_MERGE), Trees.text(patch));
        } catch (KubernetesClientException failure) {
            if (failure.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw failure;
            }
            merge(Kinds.ROLLOUT, name, patch);
        }
    }

    private static PatchContext as(PatchType type) {
        return new PatchContext.Builder()
                .withPatchType(type)
                .withFieldManager(FIELD_MANAGER)
                .build();
    }

    /** Of ReplicaSets and pods only those that some Rollout made. */
    private FilterWatchListDeletable<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            all(ResourceDefinitionContext kind) {
        var objects = client.genericKubernetesResources(kind).inNamespace(namespace);
        return Kinds.carriesHash(kind) ? objects.withLabel(Keys.POD_TEMPLATE_HASH) : objects;
    }

    private Resource<GenericKubernetesResource> resource(ResourceDefinitionContext kind, String name) {
        var objects = client.genericKubernetesResources(kind);
        return kind.isNamespaceScoped() ? objects.inNamespace(namespace).withName(name) : objects.withName(name);
    }

    private List<Json.Obj> trees(GenericKubernetesResourceList list) {
        return list.getItems().stream().map(this::tree).toList();
    }

    private Json.Obj tree(GenericKubernetesResource object) {
        return Trees.object(client.getKubernetesSerialization().asJson(object));
    }
}
