package dev.sluice.starter.e2e;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The two ways in which the manifests install the controller, and what each gives to its service account. */
enum Install {
    /** For every namespace of the cluster. */
    CLUSTER("cluster", "sluice"),
    /** For the namespace in which it runs. */
    NAMESPACE("namespaced", "default");

    static final String NAME = "sluice";

    private static final String OWN_NAMESPACE = "$(POD_NAMESPACE)";
    private static final String EXAMPLE_ID = "blue";

    private final String folder;
    private final String namespace;

    Install(String folder, String namespace) {
        this.folder = folder;
        this.namespace = namespace;
    }

    /** Where the controller runs. */
    String namespace() {
        return namespace;
    }

    /** Applies {@code deploy/instance} with this id and these resources, copied into a folder. */
    void apply(LocalCluster cluster, String instance, Path copy) {
        Path resources = copy.toAbsolutePath().relativize(LocalCluster.SOURCE.resolve("deploy/" + folder));
        try {
            String text = Files.readString(LocalCluster.SOURCE.resolve("deploy/instance/kustomization.yaml"))
                    .replace("../cluster", resources.toString())
                    .replace(EXAMPLE_ID, instance);
            Files.writeString(copy.resolve("kustomization.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster.kubectl("apply", "-k", copy.toString());
    }

    /** Removes all that was applied, and returns when it is gone. */
    void remove(LocalCluster cluster) {
        Path manifests = LocalCluster.SOURCE.resolve("deploy/" + folder);
        cluster.kubectl("delete", "--ignore-not-found", "-k", manifests.toString());
    }

    /** A token of the service account. */
    String token(LocalCluster cluster) {
        return cluster.kubectl("create", "token", NAME, "-n", namespace).strip();
    }

    /** The flags with which the Deployment starts the controller. */
    List<String> flags(KubernetesClient client) {
        Container container = client.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(NAME)
                .require()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        return container.getArgs().stream()
                .skip(1)
                .map(argument -> argument.replace(OWN_NAMESPACE, namespace))
                .toList();
    }

    /** What its roles grant, as {@code verb resource}, with the object's name behind it where a rule has one. */
    Stream<String> granted(KubernetesClient client) {
        return rules(client)
                .flatMap(rule -> rule.getVerbs().stream()
                        .flatMap(verb -> rule.getResources().stream()
                                .flatMap(resource -> rights(verb + " " + resource, rule.getResourceNames()))));
    }

    private static Stream<String> rights(String right, List<String> names) {
        return names.isEmpty() ? Stream.of(right) : names.stream().map(name -> right + " " + name);
    }

    private Stream<PolicyRule> rules(KubernetesClient client) {
        Stream<PolicyRule> own = Stream.of(NAME, NAME + "-lease")
                .map(name -> Optional.ofNullable(client.rbac()
                        .roles()
                        .inNamespace(namespace)
                        .withName(name)
                        .get()))
                .flatMap(Optional::stream)
                .flatMap(role -> role.getRules().stream());
        return this == NAMESPACE
                ? own
                : Stream.concat(own, client.rbac().clusterRoles().withName(NAME).require().getRules().stream());
    }

    /** Whether the service account may do this, as {@code kubectl auth can-i} tells; the resource with its group. */
    boolean may(KubernetesClient client, Right right) {
        SubjectAccessReview asked = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("system:serviceaccount:" + namespace + ":" + NAME)
                .withGroups("system:serviceaccounts", "system:serviceaccounts:" + namespace, "system:authenticated")
                .withNewResourceAttributes()
                .withNamespace(right.namespace())
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(right.resource())
                .withSubresource(right.subresource())
                .withName(right.name())
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .subjectAccessReview()
                .create(asked)
                .getStatus()
                .getAllowed();
    }

    /**
     * Something that may be allowed.
     *
     * @param namespace empty for all, and for what has none
     * @param name of the object; empty for any
     */
    record Right(String verb, String group, String resource, String subresource, String namespace, String name) {
        private static final Pattern TEXT = Pattern.compile(
                "(?<verb>\\S+) ((?<group>[^/ ]+)/)?(?<resource>[^: ]+)(:(?<sub>\\S+))?( (?<name>\\S+))?");

        /** From {@code verb [group/]resource[:subresource] [name]}. */
        static Right parse(String text, String namespace) {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            return new Right(
                    parts.group("verb"),
                    Objects.requireNonNullElse(parts.group("group"), ""),
                    parts.group("resource"),
                    Objects.requireNonNullElse(parts.group("sub"), ""),
                    namespace,
                    Objects.requireNonNullElse(parts.group("name"), ""));
        }
    }
}
