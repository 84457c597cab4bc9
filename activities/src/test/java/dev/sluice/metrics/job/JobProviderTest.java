package dev.sluice.metrics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.FakeApi;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses are those of the Kubernetes API reference, Job v1 batch and Pod v1 core. */
class JobProviderTest {
    private static final String JOBS = "apis/batch/v1/namespaces/shop/jobs";
    private static final String JOB = JOBS + "/uid-1.success-rate.1";
    private static final String PODS = "api/v1/namespaces/shop/pods";
    private static final Json.Obj CONFIG = Contexts.object("{'metadata':{'name':'mine','labels':{'team':'a'},"
            + "'annotations':{'note':'b'}},'spec':{'backoffLimit':1,'template':{'metadata':{'labels':{'app':'x'}},"
            + "'spec':{'restartPolicy':'Never','containers':[{'name':'c','image':'i'}]}}}}");

    private final FakeApi server = new FakeApi();
    private final KubernetesClient client = server.client();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void createsAJobForTheRun() throws ProviderException {
        server.on("POST", JOBS, 201, "{}");

        Reading reading = provider(Map.of()).measure(query());

        assertThat(reading).isEqualTo(new Reading.Pending(Duration.ZERO, metadata("shop")));
        assertThat(Contexts.object(server.only("POST", JOBS).body()))
                .isEqualTo(Contexts.object("{'apiVersion':'batch/v1','kind':'Job','metadata':{"
                        + "'name':'uid-1.success-rate.1','namespace':'shop',"
                        + "'labels':{'team':'a','analysisrun.argoproj.io/uid':'uid-1'},"
                        + "'annotations':{'note':'b','analysisrun.argoproj.io/name':'run-1',"
                        + "'analysisrun.argoproj.io/namespace':'shop',"
                        + "'analysisrun.argoproj.io/metric-name':'success-rate'},"
                        + "'ownerReferences':[{'apiVersion':'argoproj.io/v1alpha1','kind':'AnalysisRun','name':'run-1',"
                        + "'uid':'uid-1','controller':true,'blockOwnerDeletion':true}]},"
                        + "'spec':{'backoffLimit':1,'template':{'metadata':{'labels':{'app':'x',"
                        + "'analysisrun.argoproj.io/uid':'uid-1'}},'spec':{'restartPolicy':'Never',"
                        + "'containers':[{'name':'c','image':'i'}]}}}}"));
    }

    @Test
    void createsItInTheNamespaceForJobsWithoutAnOwner() throws ProviderException {
        server.on("POST", "apis/batch/v1/namespaces/checks/jobs", 201, "{}");

        Reading reading = provider(Map.of("ARGO_ROLLOUTS_ANALYSIS_JOB_NAMESPACE", "checks"))
                .measure(query());

        assertThat(reading.metadata()).isEqualTo(metadata("checks"));
        assertThat(server.requests().getFirst().body()).doesNotContain("ownerReferences");
    }

    @ParameterizedTest
    @CsvSource({
        "0f5a1c1e-3b1f-4c57-9c55-2f9a1f1a7d10, success-rate, 1, 0f5a1c1e-3b1f-4c57-9c55-2f9a1f1a7d10.success-rate.1",
        "0f5a1c1e-3b1f-4c57-9c55-2f9a1f1a7d10, a-metric-with-a-very-long-name, 12,"
                + " 0f5a1c1e-3b1f-4c57-9c55-2f9a1f1a7d10.a-metric-with-a-very-lo.12"
    })
    void namesFitIntoALabel(String uid, String metric, int number, String name) {
        MetricQuery query =
                new MetricQuery(new MetricQuery.RunRef("shop", "run-1", uid), metric, number, CONFIG, Contexts.NOW);

        assertThat(JobBlueprint.name(query)).isEqualTo(name).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void takesOverTheJobThatItMadeBefore() throws ProviderException {
        server.on("POST", JOBS, 409, "{}").on("GET", JOB, 200, job("uid-1", ""));

        assertThat(provider(Map.of()).measure(query()).metadata()).isEqualTo(metadata("shop"));
    }

    @Test
    void leavesJobsOfOthersAlone() {
        server.on("POST", JOBS, 409, "{}").on("GET", JOB, 200, job("uid-2", ""));

        assertThatThrownBy(() -> provider(Map.of()).measure(query()))
                .hasMessage("a Job named uid-1.success-rate.1 is there already, but not of this AnalysisRun");
    }

    @Test
    void saysWhyAJobIsRefused() {
        server.on("POST", JOBS, 422, "{\"message\":\"spec.template.spec.restartPolicy: Required value\"}");

        assertThatThrownBy(() -> provider(Map.of()).measure(query()))
                .hasMessage("the Job cannot be created: spec.template.spec.restartPolicy: Required value");
    }

    @Test
    void needsASpec() {
        MetricQuery query = Contexts.query(Json.Obj.EMPTY);

        assertThatThrownBy(() -> provider(Map.of()).measure(query)).hasMessage("job.spec is required");
    }

    @ParameterizedTest
    @CsvSource({"Complete, Successful", "Failed, Failed"})
    void endsAsTheJobEnds(String condition, Phase phase) throws ProviderException {
        server.on("GET", JOB, 200, job("uid-1", "{'type':'" + condition + "','status':'True'}"));

        assertThat(provider(Map.of()).resume(query(), begun(Duration.ofSeconds(8))))
                .isEqualTo(new Reading.Verdict(phase, "", "", metadata("shop")));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "8, 4000", "50, 10000", "1800, 60000"})
    void looksAgainTheLaterTheLongerItTakes(int elapsed, int after) throws ProviderException {
        server.on("GET", JOB, 200, job("uid-1", "{'type':'Complete','status':'False'}"));
        server.on("GET", PODS, 200, pods("PodInitializing"));

        assertThat(provider(Map.of()).resume(query(), begun(Duration.ofSeconds(elapsed))))
                .isEqualTo(new Reading.Pending(Duration.ofMillis(after), metadata("shop")));
    }

    @ParameterizedTest
    @CsvSource({"ErrImagePull", "ImagePullBackOff", "InvalidImageName"})
    void isInconclusiveWhenAnImageIsNotToBeHad(String reason) throws ProviderException {
        server.on("GET", JOB, 200, job("uid-1", "")).on("GET", PODS, 200, pods(reason));

        assertThat(provider(Map.of()).resume(query(), begun(Duration.ofSeconds(8))))
                .isEqualTo(new Reading.Verdict(
                        Phase.Inconclusive,
                        "Pod p, container c has terminal error (" + reason + "): no such image",
                        "",
                        metadata("shop")));
        assertThat(server.only("GET", PODS).query())
                .containsEntry("labelSelector", "analysisrun.argoproj.io/uid=uid-1,job-name=uid-1.success-rate.1");
    }

    @Test
    void saysThatTheJobIsGone() {
        assertThatThrownBy(() -> provider(Map.of()).resume(query(), begun(Duration.ofSeconds(8))))
                .hasMessage("Job shop/uid-1.success-rate.1 is gone: somebody else deleted it");
    }

    @Test
    void endsAJobTogetherWithItsPods() throws ProviderException {
        server.on("DELETE", JOB, 200, "{}");

        Reading reading = provider(Map.of()).terminate(query(), begun(Duration.ofSeconds(8)));

        assertThat(reading).isEqualTo(new Reading.Verdict(Phase.Inconclusive, "", "", metadata("shop")));
        assertThat(server.only("DELETE", JOB).body()).isEqualTo("{\"propagationPolicy\":\"Foreground\"}");
    }

    @Test
    void endsAJobThatIsGone() throws ProviderException {
        assertThat(provider(Map.of()).terminate(query(), begun(Duration.ofSeconds(8))))
                .isInstanceOf(Reading.Verdict.class);
    }

    @Test
    void keepsOnlyTheJobsOfMeasurementsThatAreKept() throws ProviderException {
        server.on(
                "GET",
                JOBS,
                200,
                "{\"items\":[" + listed("uid-1.success-rate.1", "success-rate") + ","
                        + listed("uid-1.success-rate.2", "success-rate") + "," + listed("uid-1.other.1", "other")
                        + "]}");
        server.on("DELETE", JOBS + "/uid-1.success-rate.2", 200, "{}");

        provider(Map.of()).forget(query(), List.of(begun(Duration.ofSeconds(8))));

        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .extracting(FakeApi.Request::path)
                .containsExactly("/" + JOBS + "/uid-1.success-rate.2");
    }

    private JobProvider provider(Map<String, String> environment) {
        ProviderContext context = Contexts.context(Contexts.gate(), environment, Map.of());
        return new JobProvider(new ProviderContext(
                context.http(),
                context.secrets(),
                KubeApi.over(client),
                context.environment(),
                context.namespace(),
                context.clock()));
    }

    private static MetricQuery query() {
        return Contexts.query(CONFIG);
    }

    private static Measurement begun(Duration ago) {
        return new Measurement(
                Phase.Running,
                "",
                Optional.of(Contexts.NOW.minus(ago)),
                Optional.empty(),
                "",
                metadata("shop"),
                Optional.empty());
    }

    private static SequencedMap<String, String> metadata(String namespace) {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("job-name", "uid-1.success-rate.1");
        metadata.put("job-namespace", namespace);
        return metadata;
    }

    private static String job(String uid, String condition) {
        return ("{'metadata':{'labels':{'analysisrun.argoproj.io/uid':'" + uid + "'}},'status':{'conditions':["
                        + condition + "]}}")
                .replace('\'', '"');
    }

    private static String listed(String name, String metric) {
        return ("{'metadata':{'name':'" + name + "','annotations':{'analysisrun.argoproj.io/metric-name':'" + metric
                        + "'}}}")
                .replace('\'', '"');
    }

    private static String pods(String reason) {
        return ("{'items':[{'metadata':{'name':'p'},'status':{'containerStatuses':[{'name':'c','state':{'waiting':"
                        + "{'reason':'" + reason + "','message':'no such image'}}}]}}]}")
                .replace('\'', '"');
    }
}
