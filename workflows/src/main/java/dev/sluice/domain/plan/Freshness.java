package dev.sluice.domain.plan;

import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * How new an observation must be, or is: per plural resource name the highest resourceVersion, compared as a number and
 * only within its kind.
 */
public record Freshness(SequencedMap<String, Long> versions) {
    public static final String ROLLOUTS = "rollouts";
    public static final String REPLICA_SETS = "replicasets";
    public static final String SERVICES = "services";
    public static final String ANALYSIS_RUNS = "analysisruns";
    public static final String ANALYSIS_TEMPLATES = "analysistemplates";
    public static final String CLUSTER_ANALYSIS_TEMPLATES = "clusteranalysistemplates";
    public static final Freshness NONE = new Freshness(new TreeMap<>());

    public Freshness {
        versions = Collections.unmodifiableSequencedMap(new TreeMap<>(versions));
    }

    /** Of one kind alone. A version that is no number asks for nothing. */
    public static Freshness of(String kind, String resourceVersion) {
        TreeMap<String, Long> one = new TreeMap<>();
        try {
            one.put(kind, Long.parseLong(resourceVersion));
        } catch (NumberFormatException opaque) {
            return NONE;
        }
        return new Freshness(one);
    }

    /** The newer of both, kind by kind. */
    public Freshness and(Freshness other) {
        TreeMap<String, Long> newest = new TreeMap<>(versions);
        other.versions.sequencedEntrySet().forEach(entry -> newest.merge(entry.getKey(), entry.getValue(), Math::max));
        return new Freshness(newest);
    }

    /** Whether some kind is newer here than there. */
    public boolean isNewerThan(Freshness other) {
        return versions.sequencedEntrySet().stream().anyMatch(entry -> entry.getValue() > other.of(entry.getKey()));
    }

    /** The version asked of this kind; 0 asks for nothing. */
    public long of(String kind) {
        return versions.getOrDefault(kind, 0L);
    }
}
