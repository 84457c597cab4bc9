package dev.sluice.domain.analysis.run;

/**
 * Which AnalysisRun: its place and, because a name can be used again, its uid.
 *
 * @param uid never empty
 */
public record AnalysisRunId(String namespace, String name, String uid) {

    /** {@code namespace/name}, as events and logs have it. */
    public String path() {
        return namespace + "/" + name;
    }
}
