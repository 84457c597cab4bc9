package dev.sluice.kube;

import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.WorkloadKind;
import dev.sluice.domain.traffic.object.ApiResource;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.kube.rest.KubeApi;
import java.util.Optional;

/** Where the API server keeps things. */
public final class Paths {
    public static final String CLUSTER_ANALYSIS_TEMPLATES = "apis/argoproj.io/v1alpha1/clusteranalysistemplates";

    private Paths() {}

    /** Rollouts of one namespace, or of all. */
    public static String rollouts(Optional<String> namespace) {
        return "apis/argoproj.io/v1alpha1/" + within(namespace) + "rollouts";
    }

    /** ReplicaSets of one namespace, or of all. */
    public static String replicaSets(Optional<String> namespace) {
        return "apis/apps/v1/" + within(namespace) + "replicasets";
    }

    /** AnalysisRuns of one namespace, or of all. */
    public static String analysisRuns(Optional<String> namespace) {
        return "apis/argoproj.io/v1alpha1/" + within(namespace) + "analysisruns";
    }

    public static String analysisRun(String namespace, String name) {
        return analysisRuns(Optional.of(namespace)) + "/" + name;
    }

    /** AnalysisTemplates of one namespace, or of all. */
    public static String analysisTemplates(Optional<String> namespace) {
        return "apis/argoproj.io/v1alpha1/" + within(namespace) + "analysistemplates";
    }

    /** The template, as seen from a namespace. */
    public static String analysisTemplate(String namespace, TemplateRef reference) {
        return (reference.cluster() ? CLUSTER_ANALYSIS_TEMPLATES : analysisTemplates(Optional.of(namespace))) + "/"
                + reference.name();
    }

    public static String secret(String namespace, String name) {
        return "api/v1/namespaces/" + namespace + "/secrets/" + name;
    }

    public static String rollout(String namespace, String name) {
        return rollouts(Optional.of(namespace)) + "/" + name;
    }

    public static String status(RolloutId id) {
        return rollout(id.namespace(), id.name()) + "/status";
    }

    public static String replicaSet(String namespace, String name) {
        return replicaSets(Optional.of(namespace)) + "/" + name;
    }

    /** Workloads of this kind, of one namespace, or of all. */
    public static String workloads(WorkloadKind kind, Optional<String> namespace) {
        String group = switch (kind) {
            case DEPLOYMENT, REPLICA_SET -> "apis/apps/v1/";
            case POD_TEMPLATE -> "api/v1/";
        };
        return group + within(namespace) + kind.plural();
    }

    public static String workload(WorkloadKind kind, String namespace, String name) {
        return workloads(kind, Optional.of(namespace)) + "/" + name;
    }

    /** Services of one namespace, or of all. */
    public static String services(Optional<String> namespace) {
        return "api/v1/" + within(namespace) + "services";
    }

    public static String service(String namespace, String name) {
        return services(Optional.of(namespace)) + "/" + name;
    }

    public static String pods(String namespace) {
        return "api/v1/namespaces/" + namespace + "/pods";
    }

    public static String pod(String namespace, String name) {
        return pods(namespace) + "/" + name;
    }

    public static String eviction(String namespace, String pod) {
        return pods(namespace) + "/" + pod + "/eviction";
    }

    public static String events(String namespace) {
        return "api/v1/namespaces/" + namespace + "/events";
    }

    /** The objects of this kind in the object's namespace. */
    public static String objects(ObjectRef ref) {
        ApiResource resource = ref.resource();
        String group = resource.group().isEmpty() ? "api/" : "apis/" + resource.group() + "/";
        return group + resource.version() + "/" + within(Optional.of(KubeApi.encoded(ref.namespace())))
                + resource.plural();
    }

    public static String object(ObjectRef ref) {
        return objects(ref) + "/" + KubeApi.encoded(ref.name());
    }

    private static String within(Optional<String> namespace) {
        return namespace.map(name -> "namespaces/" + name + "/").orElse("");
    }
}
