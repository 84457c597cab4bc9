package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Blue-green releases and their Services, as an operator sees and steers them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class BlueGreenIT {
    @RegisterExtension
    static final Lab LAB = new Lab("bluegreen");

    private static final String NAME = "guestbook";
    private static final String MANAGED_BY = "argo-rollouts.argoproj.io/managed-by-rollouts";
    private static final BlueGreen FIRST =
            new BlueGreen(NAME, "guestbook:1", "autoPromotionEnabled: false, scaleDownDelaySeconds: 5");
    private static final BlueGreen SECOND = FIRST.withImage("guestbook:2");

    /** A Job that ends with the exit code it is given. */
    private static final String VERIFY = """
        args:
        - name: code
        metrics:
        - name: verify
          provider:
            job:
              spec:
                backoffLimit: 0
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                    - {name: main, image: "busybox:1", command: [sh, -c, "exit {{args.code}}"]}
        """;

    @BeforeAll
    static void start() {
        LAB.startController();
    }

    @Test
    void anUpdateGoesFromThePreviewToTheSwitch(Rollouts rollouts) {
        deploy(rollouts, LAB.instance(), FIRST);
        assertThat(rollouts.reasons(NAME))
                .containsExactly(
                        "RolloutAddedToInformer",
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "SwitchService",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutCompleted",
                        "SwitchService");

        update(rollouts, SECOND);
        SeenRollout paused = rollouts.awaitPhase(NAME, "Paused");
        assertThat(paused.text("message")).isEqualTo("BlueGreenPause");
        assertThat(hash(rollouts, FIRST.preview())).isEqualTo(SECOND.hash());
        assertThat(hash(rollouts, FIRST.active())).isEqualTo(FIRST.hash());
        assertThat(LAB.cluster().sluice("get", "rollout", NAME, "-n", rollouts.namespace()))
                .contains("stable,active")
                .contains("preview");

        LAB.cluster().sluice("promote", NAME, "-n", rollouts.namespace());
        rollouts.awaitPhase(NAME, "Healthy");
        assertThat(hash(rollouts, FIRST.active())).isEqualTo(SECOND.hash());
        awaitSizes(rollouts, set(FIRST, 1, 0), set(SECOND, 2, 2));
        assertThat(rollouts.reasons(NAME).subList(8, 17))
                .containsExactly(
                        "RolloutUpdated",
                        "NewReplicaSetCreated",
                        "SwitchService",
                        "RolloutNotCompleted",
                        "ScalingReplicaSet",
                        "RolloutPaused",
                        "SwitchService",
                        "RolloutCompleted",
                        "RolloutResumed");
    }

    @Test
    void anAbortLeavesTheTrafficWhereItIs(Rollouts rollouts) {
        BlueGreen first =
                new BlueGreen(NAME, "guestbook:1", "autoPromotionEnabled: false, abortScaleDownDelaySeconds: 3");
        BlueGreen second = first.withImage("guestbook:2");
        deploy(rollouts, LAB.instance(), first);
        update(rollouts, second);
        rollouts.awaitPhase(NAME, "Paused");

        LAB.cluster().sluice("abort", NAME, "-n", rollouts.namespace());

        rollouts.awaitPhase(NAME, "Degraded");
        assertThat(hash(rollouts, FIRST.active())).isEqualTo(first.hash());
        awaitSizes(rollouts, set(first, 1, 2), set(second, 2, 0));
    }

    @Test
    void goingBackWithinTheDelayIsOneSwitch(Rollouts rollouts) {
        BlueGreen first = new BlueGreen(NAME, "guestbook:1", "autoPromotionSeconds: 2, scaleDownDelaySeconds: 600");
        deploy(rollouts, LAB.instance(), first);
        update(rollouts, first.withImage("guestbook:2"));
        awaitHash(rollouts, FIRST.active(), first.withImage("guestbook:2"));
        rollouts.awaitPhase(NAME, "Healthy");

        LAB.cluster().sluice("undo", NAME, "-n", rollouts.namespace());

        awaitHash(rollouts, FIRST.active(), first);
        rollouts.awaitPhase(NAME, "Healthy");
        assertThat(rollouts.messages(NAME, "RolloutCompleted").getLast()).endsWith(": Fast rollback");
    }

    @Test
    void aVersionThatFailsItsAnalysisBehindTheSwitchIsSwitchedBack(Rollouts rollouts) {
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        analyses.template("verify", VERIFY);
        BlueGreen first = new BlueGreen(NAME, "guestbook:1", verifiedWith(0));
        BlueGreen second = first.withImage("guestbook:2");
        BlueGreen third = first.withImage("guestbook:3");
        deploy(rollouts, LAB.instance(), first);

        update(rollouts, second);
        awaitHash(rollouts, FIRST.active(), second);
        rollouts.awaitPhase(NAME, "Healthy");
        analyses.awaitPhase(NAME + "-" + second.hash() + "-2-post", "Successful");

        rollouts.patch(
                NAME,
                "{\"spec\":{\"template\":" + third.template() + ",\"strategy\":{\"blueGreen\":"
                        + "{\"postPromotionAnalysis\":{\"args\":[{\"name\":\"code\",\"value\":\"1\"}]}}}}}");
        SeenRollout aborted = rollouts.awaitPhase(NAME, "Degraded");
        assertThat(aborted.text("message"))
                .isEqualTo("RolloutAborted: Rollout aborted update to revision 3: Blue/green post-promotion analysis"
                        + " phase error/failed: Metric \"verify\" assessed Failed due to failed (1) > failureLimit"
                        + " (0)");
        awaitHash(rollouts, FIRST.active(), second);
        assertThat(hash(rollouts, FIRST.preview())).isEqualTo(third.hash());
        analyses.awaitPhase(NAME + "-" + third.hash() + "-3-post", "Failed");
    }

    private static String verifiedWith(int code) {
        return "postPromotionAnalysis: {templates: [{templateName: verify}], args: [{name: code, value: \"%d\"}]}"
                .formatted(code);
    }

    @Test
    void aMissingServiceIsAnInvalidSpecUntilItIsThere(Rollouts rollouts) {
        create(rollouts, FIRST.service(FIRST.preview()));
        create(rollouts, FIRST.rollout(LAB.instance()));
        SeenRollout invalid = rollouts.awaitPhase(NAME, "Degraded");
        assertThat(invalid.text("message")).endsWith("service \"guestbook-active\" not found");

        create(rollouts, FIRST.service(FIRST.active()));

        rollouts.awaitPhase(NAME, "Healthy");
    }

    @Test
    void theServicesOfADeletedRolloutAreLetGo(Rollouts rollouts) {
        deploy(rollouts, LAB.instance(), FIRST);

        rollouts.delete(NAME);

        awaitLetGo(rollouts, FIRST.active());
        awaitLetGo(rollouts, FIRST.preview());
    }

    @Test
    void aServiceThatIsNamedNoMoreIsLetGo(Rollouts rollouts) {
        deploy(rollouts, LAB.instance(), FIRST);

        rollouts.patch(NAME, "{\"spec\":{\"strategy\":{\"blueGreen\":{\"previewService\":null}}}}");

        awaitLetGo(rollouts, FIRST.preview());
        assertThat(hash(rollouts, FIRST.active())).isEqualTo(FIRST.hash());
    }

    @Test
    void anOldVersionWhoseTimeCameWhileNobodyLookedGoesAtOnce(Rollouts others) {
        String instance = LAB.instance() + "-killed";
        Rollouts rollouts = new Rollouts(LAB.client(), others.namespace(), instance);
        ControllerProcess.Settings settings = LAB.settings().withInstance(instance);
        ControllerProcess controller = LAB.start(settings).awaitReady();
        BlueGreen first = new BlueGreen(NAME, "guestbook:1", "scaleDownDelaySeconds: 30");
        BlueGreen second = first.withImage("guestbook:2");
        deploy(rollouts, instance, first);
        update(rollouts, second);
        awaitHash(rollouts, FIRST.active(), second);
        pass(Duration.ofSeconds(1));
        controller.kill();
        pass(Duration.ofSeconds(40));
        assertThat(rollouts.sizes()).containsExactly(set(first, 1, 2), set(second, 2, 2));

        LAB.start(settings).awaitReady();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(rollouts.sizes()).containsExactly(set(first, 1, 0), set(second, 2, 2)));
    }

    private static void pass(Duration time) {
        await().atMost(time.plusMinutes(1)).pollDelay(time).until(() -> true);
    }

    private static void deploy(Rollouts rollouts, String instance, BlueGreen first) {
        create(rollouts, first.service(first.active()));
        create(rollouts, first.service(first.preview()));
        create(rollouts, first.rollout(instance));
        rollouts.awaitPhase(first.name(), "Healthy");
    }

    private static void create(Rollouts rollouts, String manifest) {
        LAB.client()
                .resource(Serialization.unmarshal(manifest, GenericKubernetesResource.class))
                .inNamespace(rollouts.namespace())
                .create();
    }

    private static void update(Rollouts rollouts, BlueGreen version) {
        rollouts.patch(version.name(), "{\"spec\":{\"template\":" + version.template() + "}}");
    }

    private static Service service(Rollouts rollouts, String name) {
        KubernetesClient client = LAB.client();
        return client.services()
                .inNamespace(rollouts.namespace())
                .withName(name)
                .require();
    }

    private static String hash(Rollouts rollouts, String service) {
        Map<String, String> selector = service(rollouts, service).getSpec().getSelector();
        return selector.getOrDefault("rollouts-pod-template-hash", "");
    }

    private static void awaitHash(Rollouts rollouts, String service, BlueGreen version) {
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(hash(rollouts, service)).isEqualTo(version.hash()));
    }

    private static void awaitLetGo(Rollouts rollouts, String name) {
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            Service service = service(rollouts, name);
            assertThat(service.getSpec().getSelector()).isEqualTo(Map.of("app", NAME));
            assertThat(service.getMetadata().getAnnotations() == null
                            || !service.getMetadata().getAnnotations().containsKey(MANAGED_BY))
                    .isTrue();
        });
    }

    private static void awaitSizes(Rollouts rollouts, String... sizes) {
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(rollouts.sizes()).isEqualTo(List.of(sizes)));
    }

    private static String set(BlueGreen version, int revision, int replicas) {
        return "%s-%s #%d ×%d".formatted(version.name(), version.hash(), revision, replicas);
    }
}
