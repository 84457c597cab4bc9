package dev.sluice.kube;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.kube.rest.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Objects for tests: the Rollout {@code shop/web} with uid {@code u1}, and what belongs to it. */
public final class Samples {
    public static final RolloutId WEB = new RolloutId("shop", "web", "u1");
    public static final String ROLLOUTS = "apis/argoproj.io/v1alpha1/rollouts";
    public static final String REPLICA_SETS = "apis/apps/v1/replicasets";
    public static final String ROLLOUT = "apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";
    public static final String STATUS = ROLLOUT + "/status";
    public static final String SHOP_REPLICA_SETS = "apis/apps/v1/namespaces/shop/replicasets";
    public static final String EVENTS = "api/v1/namespaces/shop/events";

    private Samples() {}

    public static Json.Obj json(String text) {
        try {
            return JsonCodec.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Rollout at a version, of generation 1. */
    public static String rollout(long version) {
        return rollout(version, "");
    }

    /** The Rollout at a version with more fields at the end of its spec, which begin with a comma. */
    public static String rollout(long version, String more) {
        return """
                {"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout",
                 "metadata":{"namespace":"shop","name":"web","uid":"u1","resourceVersion":"%d","generation":1,
                  "annotations":{"team":"a","rollout.argoproj.io/revision":"3"}},
                 "spec":{"replicas":2,"minReadySeconds":7,"selector":{"matchLabels":{"app":"web"}},
                  "template":{"metadata":{"labels":{"app":"web"}},
                   "spec":{"containers":[{"name":"c","image":"nginx:1"}]}},
                  "strategy":{"canary":{"steps":[{"setWeight":20},{"pause":{}}]}}%s}}""".formatted(version, more);
    }

    /** A ReplicaSet of the Rollout with this owner, created at a minute of one hour. */
    public static String replicaSet(String name, String ownerUid, int minute, long version) {
        return """
                {"metadata":{"namespace":"shop","name":"%1$s","uid":"uid-%1$s","resourceVersion":"%4$d",
                  "creationTimestamp":"2026-11-21T10:%3$02d:00Z","labels":{"rollouts-pod-template-hash":"%1$s"},
                  "ownerReferences":[{"kind":"Other","name":"x","uid":"x"},
                   {"kind":"Rollout","name":"web","uid":"%2$s","controller":true}]},
                 "spec":{"replicas":1,"template":{}},"status":{"replicas":1}}""".formatted(name, ownerUid, minute, version);
    }

    /** A list of objects at a version. */
    public static String list(long version, String... items) {
        return "{\"metadata\":{\"resourceVersion\":\"" + version + "\"},\"items\":[" + String.join(",", items) + "]}";
    }

    /** A Status that refuses. */
    public static String refusal(String reason, String message) {
        return "{\"kind\":\"Status\",\"reason\":\"" + reason + "\",\"message\":\"" + message + "\"}";
    }
}
