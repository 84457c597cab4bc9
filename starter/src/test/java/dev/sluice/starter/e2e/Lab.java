package dev.sluice.starter.e2e;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The local cluster for one test class: namespaces that are removed when the class is over, and controllers that serve
 * nothing but what is made in them. A test that takes {@link Rollouts} gets a namespace of its own. Without a local cluster
 * the class is skipped. A failure shows the end of each controller's log.
 */
final class Lab
        implements ExecutionCondition,
                BeforeAllCallback,
                AfterAllCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {
    private final String instance;
    private final AtomicInteger namespaces = new AtomicInteger();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final List<ControllerProcess> controllers = new CopyOnWriteArrayList<>();
    private @Nullable LocalCluster cluster;
    private @Nullable KubernetesClient client;

    /** @param name begins the names of the class's namespaces and of its controllers' logs */
    Lab(String name) {
        instance = "e2e-" + name + "-" + UUID.randomUUID().toString().substring(0, 5);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return System.getenv(LocalCluster.KUBECONFIG) == null
                ? ConditionEvaluationResult.disabled(LocalCluster.KUBECONFIG
                        + " is not set: deploy/local/up && . deploy/local/run/env brings a local cluster up")
                : ConditionEvaluationResult.enabled("a local cluster is up");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        cluster = LocalCluster.fromEnvironment();
        client = cluster.connect();
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> {
                    cluster()
                            .kubectl(
                                    "apply",
                                    "-f",
                                    LocalCluster.SOURCE.resolve("deploy/crds").toString());
                    return cluster()
                            .kubectl("get", "--raw", "/apis/argoproj.io/v1alpha1")
                            .contains("\"rollouts/status\"");
                });
        makeNamespace(instance);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        controllers.forEach(ControllerProcess::close);
        made.forEach(name -> client().namespaces().withName(name).delete());
        client().close();
    }

    LocalCluster cluster() {
        return Objects.requireNonNull(cluster, "used before the class begins");
    }

    KubernetesClient client() {
        return Objects.requireNonNull(client, "used before the class begins");
    }

    /** The instance id of the class's objects and controllers. */
    String instance() {
        return instance;
    }

    /** A namespace of its own, and the Rollouts in it. */
    Rollouts rollouts() {
        return new Rollouts(client(), makeNamespace(instance + "-" + namespaces.incrementAndGet()), instance);
    }

    private String makeNamespace(String name) {
        client().resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        made.add(name);
        return name;
    }

    /** How a controller for this class is started. */
    ControllerProcess.Settings settings() {
        return new ControllerProcess.Settings(
                instance, cluster().kubeconfig(), cluster().temporal(), instance, List.of("--instance-id", instance));
    }

    /** Starts a controller, which is ended with the class at the latest, and waits until it is ready. */
    ControllerProcess startController() {
        return start(settings()).awaitReady();
    }

    /** Starts a controller, which is ended with the class at the latest. */
    ControllerProcess start(ControllerProcess.Settings settings) {
        ControllerProcess controller = ControllerProcess.start(settings);
        controllers.add(controller);
        return controller;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Rollouts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return rollouts();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw explained(failure);
    }

    private Throwable explained(Throwable failure) {
        Stream<ControllerProcess> last = controllers.stream().skip(Math.max(0, controllers.size() - 2));
        failure.addSuppressed(
                new AssertionError(last.map(ControllerProcess::tail).collect(Collectors.joining("\n\n"))));
        return failure;
    }
}
