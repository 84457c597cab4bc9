package dev.sluice.kube.observe;

import static dev.sluice.kube.Samples.json;
import static dev.sluice.kube.Samples.refusal;
import static dev.sluice.kube.Samples.rollout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.Samples;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemplateChecksTest {
    private static final CachedRollout ROLLOUT = CachedRollout.read(json(rollout(5)));

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();
    private final TemplateChecks checks = new TemplateChecks(KubeApi.over(client));

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void keepsTheTemplateAsTheServerWouldStoreIt() {
        server.on("POST", Samples.SHOP_REPLICA_SETS, 201, "{\"spec\":{\"template\":{\"defaulted\":true}}}");

        TemplateCheck answer = checks.ask(ROLLOUT);

        assertThat(answer).isEqualTo(new TemplateCheck.Accepted(Optional.of(json("{\"defaulted\":true}"))));
        assertThat(server.only("POST", Samples.SHOP_REPLICA_SETS).query()).containsEntry("dryRun", "All");
    }

    @Test
    void asksOncePerGeneration() {
        server.on("POST", Samples.SHOP_REPLICA_SETS, 201, "{}");
        checks.ask(ROLLOUT);

        checks.ask(CachedRollout.read(json(rollout(6))));

        assertThat(server.requests()).hasSize(1);
        assertThat(checks.known(ROLLOUT)).isInstanceOf(TemplateCheck.Accepted.class);
    }

    @Test
    void asksAgainForAnotherGeneration() {
        server.on("POST", Samples.SHOP_REPLICA_SETS, 201, "{}");
        checks.ask(ROLLOUT);

        checks.ask(CachedRollout.read(json(rollout(6).replace("\"generation\":1", "\"generation\":2"))));

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void asksAgainAfterARefusalThatIsNotTheTemplates() {
        server.on("POST", Samples.SHOP_REPLICA_SETS, 403, refusal("Forbidden", "exceeded quota"))
                .on("POST", Samples.SHOP_REPLICA_SETS, 201, "{}");
        assertThat(checks.ask(ROLLOUT)).isEqualTo(new TemplateCheck.Refused("exceeded quota"));

        assertThat(checks.ask(ROLLOUT)).isInstanceOf(TemplateCheck.Accepted.class);
    }

    @Test
    void hasNoAnswerOfItsOwn() {
        assertThat(checks.known(ROLLOUT)).isEqualTo(new TemplateCheck.Unasked());
    }

    @Test
    void refusesWhenTheServerIsSilent() {
        server.close();

        assertThat(checks.ask(ROLLOUT)).isInstanceOf(TemplateCheck.Refused.class);
    }

    @Test
    void tellsASingleCauseAsItIs() {
        assertThat(TemplateChecks.judge(invalid("""
                {"field":"spec.template.spec.containers[0].image","message":"Required value"}""")))
                .isEqualTo(new TemplateCheck.Invalid("spec.template.spec.containers[0].image: Required value"));
    }

    @Test
    void joinsCausesOfTheTemplateAndDropsTheirEchoes() {
        assertThat(TemplateChecks.judge(invalid("""
                {"field":"metadata.labels","message":"bad"},
                {"field":"spec.template.labels","message":"bad"},
                {"field":"spec.template.labels","message":"bad"},
                {"field":"spec.template.spec.containers","message":"Required value"}""")))
                .isEqualTo(new TemplateCheck.Invalid(
                        "[spec.template.labels: bad, spec.template.spec.containers: Required value]"));
    }

    @Test
    void callsATemplateInvalidThatTheServerCannotDecode() {
        Answer answer = new Answer(400, json(refusal("BadRequest", """
                ReplicaSet in version \\"v1\\" cannot be handled as a ReplicaSet: quantities must match""")));

        assertThat(TemplateChecks.judge(answer))
                .isEqualTo(new TemplateCheck.Invalid("spec.template: Invalid value: quantities must match"));
    }

    @Test
    void doesNotBlameTheTemplateForAWebhook() {
        Answer answer = new Answer(400, json(refusal("BadRequest", "admission webhook denied the request")));

        assertThat(TemplateChecks.judge(answer))
                .isEqualTo(new TemplateCheck.Refused("admission webhook denied the request"));
    }

    private static Answer invalid(String causes) {
        Json.Obj body =
                json("{\"reason\":\"Invalid\",\"message\":\"all of it\",\"details\":{\"causes\":[" + causes + "]}}");
        return new Answer(422, body);
    }
}
