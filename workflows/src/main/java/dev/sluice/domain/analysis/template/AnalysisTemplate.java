package dev.sluice.domain.analysis.template;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Meta;
import java.util.List;

/**
 * An AnalysisTemplate or a ClusterAnalysisTemplate as the cluster has it.
 *
 * @param namespace empty for one of the cluster
 * @param spec as stored
 */
public record AnalysisTemplate(String namespace, Meta meta, Json.Obj spec) {

    /** Tolerant: a field of the wrong type counts as absent. Never throws. */
    public static AnalysisTemplate read(Json.Obj object) {
        return new AnalysisTemplate(
                object.obj("metadata").text("namespace").orElse(""), Meta.read(object), object.obj("spec"));
    }

    public TemplateRef ref() {
        return new TemplateRef(meta.name(), namespace.isEmpty());
    }

    /** The templates that this one adds to itself. */
    public List<TemplateRef> nested() {
        return TemplateRef.read(spec, "templates");
    }
}
