package dev.sluice.api.crd;

import dev.sluice.api.v1alpha1.AnalysisRun;
import dev.sluice.api.v1alpha1.AnalysisTemplate;
import dev.sluice.api.v1alpha1.ClusterAnalysisTemplate;
import dev.sluice.api.v1alpha1.Experiment;
import dev.sluice.api.v1alpha1.Rollout;
import dev.sluice.api.v1alpha1.analysis.AnalysisRunSpec;
import dev.sluice.api.v1alpha1.analysis.AnalysisRunStatus;
import dev.sluice.api.v1alpha1.analysis.AnalysisTemplateSpec;
import dev.sluice.api.v1alpha1.experiment.ExperimentSpec;
import dev.sluice.api.v1alpha1.experiment.ExperimentStatus;
import dev.sluice.api.v1alpha1.rollout.RolloutSpec;
import dev.sluice.api.v1alpha1.rollout.status.RolloutStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresources;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourcesBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds and what their definitions say beside the schema (spec section 0 and App. E). */
enum CrdKind {
    ROLLOUT(Rollout.class, RolloutSpec.class, RolloutStatus.class),
    ANALYSIS_TEMPLATE(AnalysisTemplate.class, AnalysisTemplateSpec.class, null),
    CLUSTER_ANALYSIS_TEMPLATE(ClusterAnalysisTemplate.class, AnalysisTemplateSpec.class, null),
    ANALYSIS_RUN(AnalysisRun.class, AnalysisRunSpec.class, AnalysisRunStatus.class),
    EXPERIMENT(Experiment.class, ExperimentSpec.class, ExperimentStatus.class);

    private static final Path DIRECTORY = Path.of("..", "deploy", "crds");

    private final Class<? extends CustomResource<?, ?>> type;
    private final Class<? extends Record> spec;
    private final @Nullable Class<? extends Record> status;

    CrdKind(
            Class<? extends CustomResource<?, ?>> type,
            Class<? extends Record> spec,
            @Nullable Class<? extends Record> status) {
        this.type = type;
        this.spec = spec;
        this.status = status;
    }

    Class<? extends CustomResource<?, ?>> type() {
        return type;
    }

    Class<? extends Record> spec() {
        return spec;
    }

    Optional<Class<? extends Record>> status() {
        return Optional.ofNullable(status);
    }

    /** The checked-in definition. */
    Path file() {
        return DIRECTORY.resolve(CustomResource.getCRDName(type) + ".yaml");
    }

    List<CustomResourceColumnDefinition> columns() {
        CustomResourceColumnDefinition age = column("Age", "date", ".metadata.creationTimestamp");
        return switch (this) {
            case ROLLOUT ->
                List.of(
                        column("Desired", "integer", ".spec.replicas"),
                        column("Current", "integer", ".status.replicas"),
                        column("Up-to-date", "integer", ".status.updatedReplicas"),
                        column("Available", "integer", ".status.availableReplicas"),
                        age);
            case ANALYSIS_RUN, EXPERIMENT -> List.of(column("Status", "string", ".status.phase"), age);
            case ANALYSIS_TEMPLATE, CLUSTER_ANALYSIS_TEMPLATE -> List.of(age);
        };
    }

    /** Only a Rollout has any; the statuses of the others are part of the object. */
    @Nullable
    CustomResourceSubresources subresources() {
        return this != ROLLOUT
                ? null
                : new CustomResourceSubresourcesBuilder()
                        .withNewStatus()
                        .endStatus()
                        .withNewScale(".status.selector", ".spec.replicas", ".status.HPAReplicas")
                        .build();
    }

    private static CustomResourceColumnDefinition column(String name, String type, String jsonPath) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(jsonPath)
                .build();
    }
}
