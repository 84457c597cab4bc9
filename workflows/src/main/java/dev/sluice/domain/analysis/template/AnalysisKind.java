package dev.sluice.domain.analysis.template;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.Json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an analysis is for; the value of the label {@code rollout-type} (spec section 0). */
public enum AnalysisKind {
    Step("Step-based analysis"),
    Background("Background analysis"),
    PrePromotion("Blue/green pre-promotion analysis"),
    PostPromotion("Blue/green post-promotion analysis");

    private final String subject;

    AnalysisKind(String subject) {
        this.subject = subject;
    }

    /** Why a release is aborted when such an analysis fails (spec 2.4, exact). */
    public String cause(String message) {
        return subject + " phase error/failed" + (message.isEmpty() ? "" : ": " + message);
    }

    /** What the name of a run of this kind ends in, before a number that tells it from others (spec 4.1). */
    public String suffix(OptionalInt step) {
        return switch (this) {
            case Step -> "-" + step.orElseThrow();
            case Background -> "";
            case PrePromotion -> "-pre";
            case PostPromotion -> "-post";
        };
    }

    /** Where the Rollout asks for it; empty when it does not. */
    public Optional<AnalysisRequest> request(Obj rollout, OptionalInt step) {
        Obj strategy = rollout.obj("spec").obj("strategy");
        Obj holder = switch (this) {
            case Step -> step(strategy, step.orElse(-1)).obj("analysis");
            case Background -> strategy.obj("canary").obj("analysis");
            case PrePromotion -> strategy.obj("blueGreen").obj("prePromotionAnalysis");
            case PostPromotion -> strategy.obj("blueGreen").obj("postPromotionAnalysis");
        };
        return holder.fields().isEmpty() ? Optional.empty() : Optional.of(new AnalysisRequest(holder));
    }

    private static Obj step(Obj strategy, int index) {
        List<Json> steps = strategy.obj("canary").list("steps");
        return index >= 0 && index < steps.size() && steps.get(index) instanceof Obj step ? step : Obj.EMPTY;
    }
}
