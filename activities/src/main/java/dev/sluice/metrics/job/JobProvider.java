package dev.sluice.metrics.job;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.KubeClients;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.MetricProvider;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Field {@code job}. A Job that is there already under the measurement's name, and for the same run, is taken over. */
public final class JobProvider implements MetricProvider {
    static final String NAME = "job-name";
    static final String NAMESPACE = "job-namespace";
    private static final String OWN_NAMESPACE = "ARGO_ROLLOUTS_ANALYSIS_JOB_NAMESPACE";
    private static final String OWN_CLUSTER = "ARGO_ROLLOUTS_ANALYSIS_JOB_KUBECONFIG";
    private static final String IN_CLUSTER = "in-cluster";

    private final JobCalls jobs;
    private final Optional<String> namespace;
    private final boolean elsewhere;

    public JobProvider(ProviderContext context) {
        Optional<String> kubeconfig = variable(context, OWN_CLUSTER).filter(path -> !path.equals(IN_CLUSTER));
        jobs = new JobCalls(kubeconfig.map(JobProvider::connect).orElse(context.api()));
        namespace = variable(context, OWN_NAMESPACE);
        elsewhere = kubeconfig.isPresent();
    }

    private static KubeApi connect(String kubeconfig) {
        return KubeApi.over(KubeClients.connect(Optional.of(Path.of(kubeconfig)), verb -> {}));
    }

    private static Optional<String> variable(ProviderContext context, String name) {
        return Optional.of(context.environment().apply(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String field() {
        return "job";
    }

    @Override
    public Reading measure(MetricQuery query) throws ProviderException {
        String place = namespace.orElse(query.run().namespace());
        boolean owned = !elsewhere && place.equals(query.run().namespace());
        Json.Obj job = JobBlueprint.build(query, place, owned);
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put(NAME, JobBlueprint.name(query));
        metadata.put(NAMESPACE, place);
        Answer answer = jobs.create(place, job);
        if (answer.code() == Answer.CONFLICT && !jobs.belongsTo(query.run(), place, JobBlueprint.name(query))) {
            throw new ProviderException(
                    "a Job named " + JobBlueprint.name(query) + " is there already, but not of this AnalysisRun");
        }
        if (!answer.ok() && answer.code() != Answer.CONFLICT) {
            throw new ProviderException("the Job cannot be created: " + answer.why());
        }
        return new Reading.Pending(Duration.ZERO, metadata);
    }

    @Override
    public Reading resume(MetricQuery query, Measurement begun) throws ProviderException {
        JobRef ref = JobRef.of(begun);
        Json.Obj job = jobs.get(ref)
                .orElseThrow(() -> new ProviderException("Job " + ref + " is gone: somebody else deleted it"));
        Optional<Phase> end = JobState.end(job);
        if (end.isPresent()) {
            return new Reading.Verdict(end.get(), "", "", begun.metadata());
        }
        Optional<String> stuck = jobs.pods(ref, query.run()).stream()
                .map(JobState::terminalError)
                .flatMap(Optional::stream)
                .findFirst();
        return stuck.<Reading>map(why -> new Reading.Verdict(Phase.Inconclusive, why, "", begun.metadata()))
                .orElseGet(() -> new Reading.Pending(JobState.nextLook(begun, query.now()), begun.metadata()));
    }

    @Override
    public Reading terminate(MetricQuery query, Measurement begun) throws ProviderException {
        jobs.delete(JobRef.of(begun));
        return new Reading.Verdict(Phase.Inconclusive, "", "", begun.metadata());
    }

    @Override
    public void forget(MetricQuery query, List<Measurement> kept) throws ProviderException {
        List<String> names = kept.stream()
                .flatMap(measurement ->
                        Optional.ofNullable(measurement.metadata().get(NAME)).stream())
                .toList();
        String place = namespace.orElse(query.run().namespace());
        for (JobRef job : jobs.of(query.run(), query.metric(), place)) {
            if (!names.contains(job.name())) {
                jobs.delete(job);
            }
        }
    }
}
