package dev.sluice.domain.rollout;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of object whose pod template a Rollout may borrow (spec 1.1, {@code workloadRef}). */
public enum WorkloadKind {
    DEPLOYMENT("apps", "Deployment", "deployments"),
    REPLICA_SET("apps", "ReplicaSet", "replicasets"),
    POD_TEMPLATE("", "PodTemplate", "podtemplates");

    private final String group;
    private final String kind;
    private final String plural;

    WorkloadKind(String group, String kind, String plural) {
        this.group = group;
        this.kind = kind;
        this.plural = plural;
    }

    /** The kind of this API group and name; empty when no template can be borrowed from it. */
    static Optional<WorkloadKind> of(String group, String kind) {
        return Stream.of(values())
                .filter(known -> known.group.equals(group) && known.kind.equals(kind))
                .findFirst();
    }

    /** The resource's name in the API, such as {@code deployments}. */
    public String plural() {
        return plural;
    }

    /** The resource with its group as messages have it, such as {@code deployments.apps}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Where the pod template is, as a JSON pointer. */
    public String templatePath() {
        return this == POD_TEMPLATE ? "/template" : "/spec/template";
    }

    /** Under which name {@link dev.sluice.domain.plan.Freshness} counts its versions: that of our own ReplicaSets is taken. */
    public String versions() {
        return this == REPLICA_SET ? "replicasets of others" : plural;
    }
}
