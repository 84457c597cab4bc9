package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which part a ReplicaSet plays, told by its pod template hash (spec 7.3). */
record Roles(Json.Obj rollout) {

    boolean isCanary(String hash) {
        return rollout.obj("spec").obj("strategy").get("canary").isPresent()
                && is("currentPodHash", hash)
                && !is("stableRS", hash);
    }

    /** The parts that it plays, in the order in which they are shown; none for an old version. */
    List<String> of(String hash) {
        List<String> roles = new ArrayList<>();
        boolean stable = is("stableRS", hash);
        boolean canary = isCanary(hash);
        boolean active = selected("activeSelector", hash);
        add(roles, "stable", stable);
        add(roles, "canary", canary);
        add(roles, "active", active);
        add(roles, "preview", !active && selected("previewSelector", hash));
        service(stable, canary).ifPresent(roles::add);
        return roles;
    }

    private static void add(List<String> roles, String role, boolean played) {
        if (played) {
            roles.add(role);
        }
    }

    private boolean is(String field, String hash) {
        return !hash.isEmpty() && status().text(field).filter(hash::equals).isPresent();
    }

    private boolean selected(String selector, String hash) {
        return !hash.isEmpty()
                && status().obj("blueGreen").text(selector).filter(hash::equals).isPresent();
    }

    private Optional<String> service(boolean stable, boolean canary) {
        return status().obj("canary")
                .text("stablePingPong")
                .filter(service -> !service.isEmpty() && (stable || canary))
                .map(service -> stable == service.equals("ping") ? "ping" : "pong");
    }

    private Json.Obj status() {
        return rollout.obj("status");
    }
}
