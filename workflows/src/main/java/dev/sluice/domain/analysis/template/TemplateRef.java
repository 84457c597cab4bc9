package dev.sluice.domain.analysis.template;

import dev.sluice.domain.json.Json;
import java.util.List;

/**
 * An analysis template by name (spec 1.4 and 1.6).
 *
 * @param cluster whether it is a ClusterAnalysisTemplate, else one of the same namespace
 */
public record TemplateRef(String name, boolean cluster) {

    /** The references in a list of this name; one without a name is named by the empty text. */
    public static List<TemplateRef> read(Json.Obj holder, String field) {
        return holder.objects(field).stream()
                .map(reference ->
                        new TemplateRef(reference.text("templateName").orElse(""), reference.flag("clusterScope")))
                .toList();
    }

    /** How the reference says that there is none (spec 1.10, exact). */
    public String notFound() {
        return (cluster ? "ClusterAnalysisTemplate" : "AnalysisTemplate") + " '" + name + "' not found";
    }
}
