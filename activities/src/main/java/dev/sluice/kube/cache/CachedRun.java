package dev.sluice.kube.cache;

import dev.sluice.domain.analysis.run.AnalysisRun;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.Key;

/**
 * An AnalysisRun as read once, and the object that it was read from.
 *
 * @param object without managed fields and the last applied configuration
 */
public record CachedRun(AnalysisRun run, Json.Obj object) {
    public static CachedRun read(Json.Obj object) {
        return new CachedRun(AnalysisRun.read(object), object);
    }

    public Key key() {
        return new Key(run.id().namespace(), run.id().name());
    }
}
