package dev.sluice.starter.e2e;

import dev.sluice.domain.hash.PodTemplateHash;
import dev.sluice.domain.hash.StepHash;
import dev.sluice.domain.json.Json;
import dev.sluice.kube.rest.JsonCodec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A Rollout with a canary strategy, one container, and the defaults for all else.
 *
 * @param steps as YAML on one line; empty for none
 * @param more further fields of the spec, as YAML lines without indentation; empty for none
 */
record Canary(String name, int replicas, String image, String steps, String more) {
    static final String INSTANCE = "argo-rollouts.argoproj.io/controller-instance-id";

    /** The steps that the issue of this project began with. */
    static final String TWENTY_FIFTY = "[{setWeight: 20}, {pause: {}}, {setWeight: 50}, {pause: {duration: 10s}}]";

    Canary(String name, int replicas, String steps) {
        this(name, replicas, "guestbook:1", steps, "");
    }

    Canary withImage(String other) {
        return new Canary(name, replicas, other, steps, more);
    }

    Canary with(String lines) {
        return new Canary(name, replicas, image, steps, lines);
    }

    /** The manifest of one that is served by the controllers of this instance. */
    String manifest(String namespace, String instance) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata:
                  name: %1$s
                  namespace: %2$s
                  labels: {%3$s: "%4$s"}
                spec:
                  replicas: %5$d
                  selector: {matchLabels: {app: %1$s}}
                  template: %6$s
                  strategy: {canary: {%7$s}}
                """.formatted(name, namespace, INSTANCE, instance, replicas, template(), stepsField()) + more.indent(2);
    }

    /** The pod template, as JSON. */
    String template() {
        return """
                {"metadata":{"labels":{"app":"%1$s"}},"spec":{"containers":[{"name":"%1$s","image":"%2$s"}]}}""".formatted(name, image);
    }

    /** The hash that its ReplicaSet is named by. */
    String hash() {
        return PodTemplateHash.of(json(template()), OptionalInt.empty());
    }

    /** The hash that controllers of the reference gave it before v1.9 (spec 3.2). */
    String legacyHash() {
        return PodTemplateHash.legacy(json(template()), OptionalInt.empty());
    }

    /** What {@code status.currentStepHash} has to be. */
    String stepHash() {
        Json.Obj parsed = json(Serialization.asJson(
                Serialization.unmarshal("steps: " + (steps.isEmpty() ? "null" : steps), Map.class)));
        return StepHash.of(parsed.get("steps"));
    }

    private static Json.Obj json(String text) {
        try {
            return JsonCodec.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stepsField() {
        return steps.isEmpty() ? "" : "steps: " + steps;
    }
}
