package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.sluice.domain.traffic.TrafficRouters;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the manifests install, and that a controller with just the token of their service account does all of its work. */
class RbacIT {
    @RegisterExtension
    static final Lab LAB = new Lab("rbac");

    /**
     * Needed when a cache is behind, or another was quicker, by what the API server asks of whoever writes owners, and by
     * Rollouts that refer to a workload.
     */
    private static final Set<String> SELDOM = Set.of(
            "get rollouts",
            "get replicasets",
            "update rollouts/finalizers",
            "get services",
            "get analysisruns",
            "get analysistemplates",
            "get clusteranalysistemplates",
            "update analysisruns/finalizers",
            "get deployments",
            "patch deployments",
            "get podtemplates",
            "list podtemplates",
            "watch podtemplates");

    /** What nobody may do with the controller's token, neither where it works nor anywhere else. */
    private static final List<String> NEVER = List.of(
            "list secrets",
            "get configmaps",
            "create pods",
            "delete pods",
            "create pods:exec",
            "get pods:log",
            "create namespaces",
            "delete namespaces",
            "list namespaces",
            "get nodes",
            "create serviceaccounts:token",
            "impersonate users",
            "create argoproj.io/rollouts",
            "update argoproj.io/rollouts",
            "delete argoproj.io/rollouts",
            "update argoproj.io/rollouts:status",
            "update apps/replicasets",
            "deletecollection apps/replicasets",
            "create apps/deployments",
            "update apps/deployments",
            "delete apps/deployments",
            "patch podtemplates",
            "patch rbac.authorization.k8s.io/roles",
            "create rbac.authorization.k8s.io/clusterrolebindings",
            "list coordination.k8s.io/leases",
            "update coordination.k8s.io/leases argo-rollouts-controller-lock",
            "update coordination.k8s.io/leases another",
            "delete coordination.k8s.io/leases sluice-controller");

    /** What a controller of one namespace may not do in another. */
    private static final List<String> NOT_ELSEWHERE = List.of(
            "list argoproj.io/rollouts",
            "watch argoproj.io/rollouts",
            "patch argoproj.io/rollouts",
            "patch argoproj.io/rollouts:status",
            "list apps/replicasets",
            "create apps/replicasets",
            "patch apps/replicasets",
            "delete apps/replicasets",
            "list apps/deployments",
            "patch apps/deployments",
            "list pods",
            "create pods:eviction",
            "create events",
            "get namespaces kube-system",
            "list coordination.k8s.io/leases argo-rollouts-controller-lock");

    @BeforeAll
    static void removeWhatIsLeft() {
        remove();
    }

    @AfterAll
    static void remove() {
        LocalCluster cluster = LAB.cluster();
        cluster.kubectl("delete", "rollout", WholeLife.NAME, "--ignore-not-found", "-n", Install.NAMESPACE.namespace());
        for (Install install : Install.values()) {
            install.remove(cluster);
        }
    }

    @Test
    void theReadmesCommandsInstallTheController() throws IOException {
        List<String> commands = Files.readAllLines(LocalCluster.SOURCE.resolve("README.md")).stream()
                .filter(line -> line.startsWith("kubectl "))
                .toList();

        commands.forEach(RbacIT::run);

        assertThat(commands).contains("kubectl apply -f deploy/crds", "kubectl apply -k deploy");
        assertThat(commands).filteredOn(command -> command.contains(" set ")).hasSize(2);
        assertInstalled(Install.CLUSTER);
        assertThat(LAB.client()
                        .rbac()
                        .clusterRoleBindings()
                        .withName(Install.NAME)
                        .require())
                .satisfies(binding -> {
                    assertThat(binding.getRoleRef().getName()).isEqualTo(Install.NAME);
                    assertThat(binding.getSubjects())
                            .extracting("kind", "name", "namespace")
                            .containsExactly(tuple("ServiceAccount", Install.NAME, Install.CLUSTER.namespace()));
                });
        assertThat(LAB.client()
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .list()
                        .getItems())
                .extracting(definition -> definition.getMetadata().getName())
                .contains(
                        "rollouts.argoproj.io",
                        "analysisruns.argoproj.io",
                        "analysistemplates.argoproj.io",
                        "clusteranalysistemplates.argoproj.io",
                        "experiments.argoproj.io");
    }

    @Test
    void oneNamespacesManifestsInstallTheControllerThere() {
        run("kubectl apply -k deploy/namespaced");

        assertInstalled(Install.NAMESPACE);
        assertThat(Install.NAMESPACE.flags(LAB.client())).containsExactly("--watch-namespace=default");
    }

    @ParameterizedTest
    @EnumSource
    void aControllerNeedsEachRightItHasAndNoOther(Install install, @TempDir Path folder) {
        install.apply(LAB.cluster(), LAB.instance(), folder);
        Collection<ApiAnswer> answers = new ConcurrentLinkedQueue<>();
        try (ApiProxy proxy = new ApiProxy(LAB.cluster(), answers::add)) {
            Path kubeconfig = proxy.kubeconfig(folder, install.token(LAB.cluster()));
            ControllerProcess controller =
                    LAB.start(settings(install, kubeconfig)).awaitReady();

            Rollouts rollouts = rollouts(install);
            WholeLife.of(rollouts, new Analyses(LAB.client(), rollouts, LAB.instance()));

            controller.stop();
            assertThat(answers.stream().filter(ApiAnswer::refused).map(ApiAnswer::toString))
                    .containsExactlyInAnyOrderElementsOf(expectedRefusals(install));
            assertThat(controller.lines())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("forbidden"));
        }
        Set<String> used = answers.stream().flatMap(ApiAnswer::rights).collect(Collectors.toSet());
        assertThat(install.granted(LAB.client()))
                .filteredOn(right -> !used.contains(right) && !isAboutRouting(right))
                .as("granted, and not used")
                .isSubsetOf(SELDOM);
    }

    /** The release of this test routes no traffic. */
    private static boolean isAboutRouting(String right) {
        return TrafficRouters.ALL.stream()
                .flatMap(router -> router.resources().stream())
                .anyMatch(resource -> right.endsWith(" " + resource.plural()));
    }

    @ParameterizedTest
    @EnumSource
    void theServiceAccountMayDoNothingElse(Install install, @TempDir Path folder) {
        install.apply(LAB.cluster(), LAB.instance(), folder);

        List<String> allowed = new ArrayList<>(allowed(install, NEVER, install.namespace()));
        allowed.addAll(allowed(install, NEVER, "kube-system"));
        if (install == Install.NAMESPACE) {
            allowed.addAll(allowed(install, NOT_ELSEWHERE, "kube-system"));
            allowed.addAll(allowed(install, NOT_ELSEWHERE, ""));
        }

        assertThat(allowed).isEmpty();
    }

    private static List<String> allowed(Install install, List<String> rights, String namespace) {
        KubernetesClient client = LAB.client();
        return rights.stream()
                .filter(right -> install.may(client, Install.Right.parse(right, namespace)))
                .map(right -> right + " in " + namespace)
                .toList();
    }

    /** Runs a line that starts with kubectl, in the root of the source tree. */
    private static void run(String line) {
        LAB.cluster()
                .kubectl(Stream.of(line.split(" "))
                        .skip(1)
                        .map(word -> word.equals("deploy") || word.startsWith("deploy/")
                                ? LocalCluster.SOURCE.resolve(word).toString()
                                : word)
                        .toArray(String[]::new));
    }

    /** All is there, and the pods that the Deployment makes are admitted. */
    private static void assertInstalled(Install install) {
        KubernetesClient client = LAB.client();
        String namespace = install.namespace();
        Stream<HasMetadata> objects = Stream.of(
                client.serviceAccounts()
                        .inNamespace(namespace)
                        .withName("sluice")
                        .require(),
                client.rbac()
                        .roles()
                        .inNamespace(namespace)
                        .withName("sluice-lease")
                        .require(),
                client.rbac()
                        .roleBindings()
                        .inNamespace(namespace)
                        .withName("sluice-lease")
                        .require(),
                client.services()
                        .inNamespace(namespace)
                        .withName("sluice-metrics")
                        .require());
        assertThat(objects).hasSize(4);
        assertThat(install.granted(client)).contains("patch rollouts/status", "update leases sluice-controller");
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            Deployment deployment = client.apps()
                    .deployments()
                    .inNamespace(namespace)
                    .withName("sluice")
                    .require();
            assertThat(deployment.getStatus().getAvailableReplicas())
                    .as("%s", deployment.getStatus())
                    .isEqualTo(2);
        });
    }

    private static ControllerProcess.Settings settings(Install install, Path kubeconfig) {
        List<String> flags = new ArrayList<>(install.flags(LAB.client()));
        flags.addAll(List.of("--instance-id", LAB.instance()));
        if (install == Install.NAMESPACE) {
            flags.addAll(List.of("--cluster", LAB.instance()));
        }
        return new ControllerProcess.Settings(
                LAB.instance(), kubeconfig, LAB.cluster().temporal(), install.namespace(), flags);
    }

    private static Rollouts rollouts(Install install) {
        return switch (install) {
            case CLUSTER -> LAB.rollouts();
            case NAMESPACE -> new Rollouts(LAB.client(), install.namespace(), LAB.instance());
        };
    }

    /** Outside of its namespace it asks which cluster this is, and who else serves it; it does without an answer. */
    private static List<String> expectedRefusals(Install install) {
        return switch (install) {
            case CLUSTER -> List.of();
            case NAMESPACE ->
                List.of(
                        "GET /api/v1/namespaces/kube-system 403",
                        "GET /apis/coordination.k8s.io/v1/leases 403",
                        "GET /apis/coordination.k8s.io/v1/namespaces/argo-rollouts/leases/argo-rollouts-controller-lock-"
                                + LAB.instance() + " 403");
        };
    }
}
