package dev.sluice.domain.analysis.template;

import dev.sluice.domain.json.Json;
import java.util.List;

/**
 * An analysis as a Rollout asks for it (spec 1.4): templates, and what is handed to them.
 *
 * @param body as stored
 */
public record AnalysisRequest(Json.Obj body) {

    /** Those that are measured together. */
    public List<TemplateRef> templates() {
        return TemplateRef.read(body, "templates");
    }

    /** Values for the arguments of the templates, given or to be taken from the Rollout. */
    public List<Json.Obj> args() {
        return body.objects("args");
    }
}
