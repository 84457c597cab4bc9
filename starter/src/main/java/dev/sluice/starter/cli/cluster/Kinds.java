package dev.sluice.starter.cli.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds of objects that commands read. */
public final class Kinds {
    public static final ResourceDefinitionContext ROLLOUT = kind("argoproj.io", "v1alpha1", "Rollout", "rollouts");
    public static final ResourceDefinitionContext ANALYSIS_RUN =
            kind("argoproj.io", "v1alpha1", "AnalysisRun", "analysisruns");
    public static final ResourceDefinitionContext ANALYSIS_TEMPLATE =
            kind("argoproj.io", "v1alpha1", "AnalysisTemplate", "analysistemplates");
    public static final ResourceDefinitionContext CLUSTER_ANALYSIS_TEMPLATE =
            kind("argoproj.io", "v1alpha1", "ClusterAnalysisTemplate", "clusteranalysistemplates", false);
    public static final ResourceDefinitionContext EXPERIMENT =
            kind("argoproj.io", "v1alpha1", "Experiment", "experiments");
    public static final ResourceDefinitionContext REPLICA_SET = kind("apps", "v1", "ReplicaSet", "replicasets");
    public static final ResourceDefinitionContext DEPLOYMENT = kind("apps", "v1", "Deployment", "deployments");
    public static final ResourceDefinitionContext POD = kind("", "v1", "Pod", "pods");

    private Kinds() {}

    /** Whether all objects of this kind that belong to a Rollout have the pod template hash as a label. */
    static boolean carriesHash(ResourceDefinitionContext kind) {
        return kind.getPlural().equals(REPLICA_SET.getPlural())
                || kind.getPlural().equals(POD.getPlural());
    }

    private static ResourceDefinitionContext kind(String group, String version, String kind, String plural) {
        return kind(group, version, kind, plural, true);
    }

    private static ResourceDefinitionContext kind(
            String group, String version, String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }
}
