package dev.sluice.metrics.job;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.metrics.MetricQuery;
import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Requests about Jobs. */
final class JobCalls {
    private final KubeApi api;

    JobCalls(KubeApi api) {
        this.api = api;
    }

    Answer create(String namespace, Json.Obj job) throws ProviderException {
        return answer(() -> api.create(jobs(namespace), job));
    }

    /** The Job, or empty when there is none. */
    Optional<Json.Obj> get(JobRef job) throws ProviderException {
        Answer answer = answer(() -> api.get(path(job)));
        if (answer.code() == Answer.NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(read(answer, "Job " + job));
    }

    /** Whether a Job is one of this run. */
    boolean belongsTo(MetricQuery.RunRef run, String namespace, String name) throws ProviderException {
        return get(new JobRef(namespace, name))
                .flatMap(job -> job.obj("metadata").obj("labels").text(JobBlueprint.UID_LABEL))
                .filter(run.uid()::equals)
                .isPresent();
    }

    /** The pods of a Job of this run. */
    List<Json.Obj> pods(JobRef job, MetricQuery.RunRef run) throws ProviderException {
        String selector = KubeApi.encoded(JobBlueprint.UID_LABEL + "=" + run.uid() + ",job-name=" + job.name());
        return items(
                "api/v1/namespaces/" + job.namespace() + "/pods?labelSelector=" + selector, "the pods of Job " + job);
    }

    /** All Jobs of a metric of this run. */
    List<JobRef> of(MetricQuery.RunRef run, String metric, String namespace) throws ProviderException {
        String selector = KubeApi.encoded(JobBlueprint.UID_LABEL + "=" + run.uid());
        return items(jobs(namespace) + "?labelSelector=" + selector, "the Jobs of AnalysisRun " + run.name()).stream()
                .map(job -> job.obj("metadata"))
                .filter(meta -> meta.obj("annotations")
                        .text(JobBlueprint.METRIC_ANNOTATION)
                        .filter(metric::equals)
                        .isPresent())
                .map(meta -> new JobRef(namespace, meta.text("name").orElse("")))
                .toList();
    }

    /** Deletes the Job after its pods; one that is gone is done with as well. */
    void delete(JobRef job) throws ProviderException {
        Json.Obj options = Json.Obj.EMPTY.with("propagationPolicy", Json.of("Foreground"));
        Answer answer = answer(() -> api.delete(path(job), options));
        if (!answer.ok() && answer.code() != Answer.NOT_FOUND) {
            throw new ProviderException("Job " + job + " cannot be deleted: " + answer.why());
        }
    }

    private List<Json.Obj> items(String path, String what) throws ProviderException {
        return read(answer(() -> api.get(path)), what).list("items").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static Json.Obj read(Answer answer, String what) throws ProviderException {
        if (!answer.ok()) {
            throw new ProviderException(what + " cannot be read: " + answer.why());
        }
        return answer.body();
    }

    private static Answer answer(Call call) throws ProviderException {
        try {
            return call.send();
        } catch (IOException unanswered) {
            throw new ProviderException("no answer from the Kubernetes API: " + unanswered.getMessage(), unanswered);
        }
    }

    private static String jobs(String namespace) {
        return "apis/batch/v1/namespaces/" + namespace + "/jobs";
    }

    private static String path(JobRef job) {
        return jobs(job.namespace()) + "/" + job.name();
    }

    private interface Call {
        Answer send() throws IOException;
    }
}
