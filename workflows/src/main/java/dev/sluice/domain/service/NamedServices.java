package dev.sluice.domain.service;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which Services a Rollout names, whether or not its spec can be used otherwise. */
public final class NamedServices {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private NamedServices() {}

    /** The names, each once. */
    public static List<String> in(Json.Obj rollout) {
        Json.Obj strategy = rollout.obj("spec").obj("strategy");
        Json.Obj canary = strategy.obj("canary");
        return Stream.of(
                        names(strategy.obj("blueGreen"), "activeService", "previewService"),
                        names(canary, "canaryService", "stableService"),
                        names(canary.obj("pingPong"), "pingService", "pongService"))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    private static Stream<String> names(Json.Obj object, String... fields) {
        return Stream.of(fields).flatMap(field -> object.text(field).stream()).filter(name -> !name.isEmpty());
    }

    /** Whether an object of this name can exist; what else someone writes into an annotation is no name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
