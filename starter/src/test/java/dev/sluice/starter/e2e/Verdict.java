package dev.sluice.starter.e2e;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.starter.e2e.fuzz.Fate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What has become of a Rollout by now. */
record Verdict(Json.Obj rollout) {
    private static final int SHOWN = 2_000;

    /** What is missing to this fate; empty when it has been met. */
    Optional<String> objection(Fate fate) {
        boolean met = isObserved()
                && isTold()
                && switch (fate) {
                    case Fate.Refused ignored -> false;
                    case Fate.Invalid(List<String> texts) -> isInvalid(texts);
                    case Fate.Phase(String phase) -> isServed() && phase.equals(text("phase"));
                    case Fate.Told(String condition, String text) ->
                        message(condition)
                                .filter(message -> message.contains(text))
                                .isPresent();
                };
        return met ? Optional.empty() : Optional.of(shown());
    }

    private boolean isObserved() {
        OptionalLong generation = rollout.obj("metadata").integer("generation");
        return text("observedGeneration").equals(Long.toString(generation.orElse(-1)));
    }

    private boolean isTold() {
        return conditions()
                .anyMatch(condition -> condition
                        .text("message")
                        .filter(message -> !message.isEmpty())
                        .isPresent());
    }

    private boolean isInvalid(List<String> texts) {
        String expected =
                "The Rollout \"" + rollout.obj("metadata").text("name").orElse("") + "\" is invalid: ";
        return text("phase").equals("Degraded")
                && message("InvalidSpec")
                        .filter(message -> message.startsWith(expected))
                        .filter(message -> texts.stream().allMatch(message::contains))
                        .filter(message -> text("message").equals("InvalidSpec: " + message))
                        .isPresent();
    }

    /** Nothing is left in the status that only a madman can have written. */
    private boolean isServed() {
        int steps =
                rollout.obj("spec").obj("strategy").obj("canary").list("steps").size();
        OptionalLong step = rollout.obj("status").integer("currentStepIndex");
        return message("InvalidSpec").isEmpty()
                && (steps == 0 ? step.isEmpty() : step.orElse(-1) >= 0 && step.orElse(-1) <= steps)
                && Stream.of("currentPodHash", "currentStepHash", "stableRS")
                        .allMatch(hash -> text(hash).matches("[a-z0-9]{1,10}"))
                && text("selector").contains("app=");
    }

    private Optional<String> message(String condition) {
        return conditions()
                .filter(each -> each.text("type").filter(condition::equals).isPresent())
                .flatMap(each -> each.text("message").stream())
                .findFirst();
    }

    private Stream<Json.Obj> conditions() {
        return rollout.obj("status").list("conditions").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
    }

    private String text(String field) {
        return rollout.obj("status").text(field).orElse("");
    }

    private String shown() {
        String status = JsonText.write(rollout.obj("status"));
        return "generation " + rollout.obj("metadata").integer("generation") + ", "
                + status.substring(0, Math.min(SHOWN, status.length()));
    }
}
