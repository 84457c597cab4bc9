package dev.sluice.starter.e2e;

import dev.sluice.domain.hash.PodTemplateHash;
import dev.sluice.kube.rest.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * A Rollout of two replicas with a blue-green strategy and its two Services. These have names of their own, so that Events about
 * them are not taken for the Rollout's.
 *
 * @param more further fields of the strategy, as YAML on one line; empty for none
 */
record BlueGreen(String name, String image, String more) {

    BlueGreen withImage(String other) {
        return new BlueGreen(name, other, more);
    }

    String active() {
        return name + "-active";
    }

    String preview() {
        return name + "-preview";
    }

    /** The Rollout, served by the controllers of this instance. */
    String rollout(String instance) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata:
                  name: %1$s
                  labels: {%2$s: "%3$s"}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: %1$s}}
                  template: %4$s
                  strategy: {blueGreen: {activeService: %5$s, previewService: %6$s%7$s}}
                """.formatted(
                name, Canary.INSTANCE, instance, template(), active(), preview(), more.isEmpty() ? "" : ", " + more);
    }

    /** One of its Services. */
    String service(String service) {
        return """
                apiVersion: v1
                kind: Service
                metadata: {name: %s}
                spec: {selector: {app: %s}, ports: [{port: 80}]}
                """.formatted(service, name);
    }

    /** The pod template, as JSON. */
    String template() {
        return """
                {"metadata":{"labels":{"app":"%1$s"}},"spec":{"containers":[{"name":"%1$s","image":"%2$s"}]}}""".formatted(name, image);
    }

    /** The hash that its ReplicaSet is named by. */
    String hash() {
        try {
            return PodTemplateHash.of(
                    JsonCodec.readObject(template().getBytes(StandardCharsets.UTF_8)), OptionalInt.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
