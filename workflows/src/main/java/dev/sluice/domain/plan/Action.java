package dev.sluice.domain.plan;

import dev.sluice.domain.analysis.template.AnalysisKind;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonPatch;
import dev.sluice.domain.rollout.PodMetadata;
import dev.sluice.domain.traffic.object.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One write that a plan asks for, conditional on what the plan saw. A new kind is written only from the release after the
 * one that can read it.
 */
public sealed interface Action {

    /** How it reads on a time line: "setWeight 20: canary 0 → 1". */
    String summary();

    /** Events that tell of the write; recorded before it (ADR 0009). */
    List<Event> events();

    /** The same action as an identity over time: its kind and target. */
    default String key() {
        return getClass().getSimpleName() + target().map(name -> " " + name).orElse("");
    }

    /** The object written to, when it is not the Rollout itself. */
    default Optional<String> target() {
        return Optional.empty();
    }

    /**
     * Creates a ReplicaSet with no pods from the Rollout's template (spec 3.2). The template is read from the object, of
     * this generation; when that has moved the answer is a conflict.
     *
     * @param affinity the pod spec's whole affinity, with the term against the stable version; empty for none
     * @param metadata what its pods carry besides, as long as it plays its part (spec 3.12)
     * @param workload the state of the workload that the template is borrowed from ({@link
     *     dev.sluice.domain.rollout.Workload#version}); when that has moved the answer is a conflict; empty for a template of
     *     the Rollout's own
     */
    record CreateReplicaSet(
            String name,
            String hash,
            int revision,
            int desiredReplicas,
            long generation,
            Optional<Json> affinity,
            PodMetadata metadata,
            String summary,
            List<Event> events,
            Optional<String> workload)
            implements Action {

        /** A message from before there was metadata has none. */
        public CreateReplicaSet {
            affinity = affinity.filter(rules -> !(rules instanceof Json.Null));
            metadata = Objects.requireNonNullElse(metadata, PodMetadata.NONE);
        }

        /** One of the Rollout's own template, whose pods carry nothing besides. */
        public CreateReplicaSet(
                String name,
                String hash,
                int revision,
                int desiredReplicas,
                long generation,
                Optional<Json> affinity,
                String summary,
                List<Event> events) {
            this(
                    name,
                    hash,
                    revision,
                    desiredReplicas,
                    generation,
                    affinity,
                    PodMetadata.NONE,
                    summary,
                    events,
                    Optional.empty());
        }

        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Changes a ReplicaSet's size, with the annotations that go with it. */
    record ScaleReplicaSet(String name, int from, int to, List<FieldChange> changes, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Changes fields of a ReplicaSet other than its size. */
    record PatchReplicaSet(String name, List<FieldChange> changes, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /**
     * Gives the living pods of a ReplicaSet the metadata that its template has (spec 3.12). A pod that has it already, is
     * gone or goes, is done with.
     *
     * @param name of the ReplicaSet
     * @param hash its label, by which its pods are found
     * @param patch merge patch of a pod, of labels and annotations alone
     */
    record PatchPods(String name, String uid, String hash, Json.Obj patch, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Deletes a ReplicaSet that has no pods. */
    record DeleteReplicaSet(String name, String uid, String resourceVersion, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /**
     * Makes the Rollout the controller of a ReplicaSet that has none, or ends that it is (spec 3.1).
     *
     * @param adopt true to adopt, false to let go
     */
    record ClaimReplicaSet(String name, String uid, boolean adopt, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Merge patch of the Rollout's metadata or spec. */
    record PatchRollout(Json.Obj patch, String resourceVersion, String summary, List<Event> events) implements Action {}

    /** Merge patch of the Rollout's status. */
    record PatchStatus(Json.Obj patch, String resourceVersion, String summary, List<Event> events) implements Action {}

    /** Merge patch of a Service that the Rollout names, or named. */
    record PatchService(
            String name, String uid, Json.Obj patch, String resourceVersion, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /**
     * Creates the AnalysisRun that the Rollout asks for. Rollout and templates are read from the objects, the Rollout of this
     * generation; when that has moved the answer is a conflict. One of that name that goes on and asks for the same is taken
     * for it (spec 4.1).
     *
     * @param step index of the step; empty unless the kind is {@link AnalysisKind#Step}
     * @param latest hash label of the ReplicaSet of the current template
     * @param stable hash label of the ReplicaSet last promoted
     */
    record CreateAnalysisRun(
            String name,
            AnalysisKind kind,
            OptionalInt step,
            int revision,
            String latest,
            String stable,
            long generation,
            String summary,
            List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Asks an AnalysisRun to end. */
    record TerminateAnalysisRun(String name, String uid, String resourceVersion, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Deletes an AnalysisRun that is over. */
    record DropAnalysisRun(String name, String uid, String summary, List<Event> events) implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Creates an object that routes traffic; that there is one of the name by now is a conflict. */
    record CreateRoute(ObjectRef ref, Json.Obj object, String summary, List<Event> events) implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(ref.toString());
        }
    }

    /**
     * Changes an object that routes traffic.
     *
     * @param operations of a JSON patch, the first of which tests the version that was seen
     */
    record PatchRoute(ObjectRef ref, List<JsonPatch.Operation> operations, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(ref.toString());
        }
    }

    /** Deletes an object that routes traffic; one that is gone is no error. */
    record DeleteRoute(ObjectRef ref, String uid, String resourceVersion, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(ref.toString());
        }
    }

    /**
     * Begins to ask a worker of the user's own (spec 3.8), and does not wait for its answer: that comes with a later
     * observation. Only the run of a release can do this. Nothing happens when this call has begun already.
     *
     * @param id of the call
     * @param timeout of one try
     * @param question what the activity is given
     */
    record CallStepPlugin(
            String id,
            String taskQueue,
            String activity,
            Duration timeout,
            Json.Obj question,
            String summary,
            List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(id);
        }
    }

    /** Gives a call up, or forgets its answer because the status holds it. Only the run of a release can do this. */
    record ForgetStepCall(String id, String summary, List<Event> events) implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(id);
        }
    }

    /** Evicts a pod, as the policy of its disruption budget allows; one that may not go now is left for the next look. */
    record EvictPod(String name, String uid, String summary, List<Event> events) implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }

    /** Changes the size of the Deployment that the Rollout borrows its template from, with what is noted on it (spec 3.11). */
    record ScaleWorkload(String name, int from, int to, List<FieldChange> changes, String summary, List<Event> events)
            implements Action {
        @Override
        public Optional<String> target() {
            return Optional.of(name);
        }
    }
}
