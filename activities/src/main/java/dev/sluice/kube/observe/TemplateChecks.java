package dev.sluice.kube.observe;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.TemplateCheck;
import dev.sluice.kube.cache.CachedRollout;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.Excerpt;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the API server judge pod templates by dry runs, and keeps its answer for each generation of a Rollout, and of the workload
 * that it borrows from. A refusal
 * that is not the template's fault is asked again.
 */
final class TemplateChecks {
    private static final int KEPT = 10_000;
    private static final String UNDECODABLE = "cannot be handled as a ReplicaSet: ";

    private record Kept(String template, TemplateCheck answer) {}

    private final KubeApi api;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    };

    TemplateChecks(KubeApi api) {
        this.api = api;
    }

    /** What was answered for this generation before, else {@link TemplateCheck.Unasked}. */
    TemplateCheck known(CachedRollout rollout) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(rollout.rollout().id().uid()))
                    .filter(answer -> answer.template().equals(rollout.templateVersion()))
                    .map(Kept::answer)
                    .orElseGet(TemplateCheck.Unasked::new);
        }
    }

    /** Lets go of what is kept for a Rollout: a ReplicaSet has its template. */
    void drop(CachedRollout rollout) {
        synchronized (kept) {
            kept.remove(rollout.rollout().id().uid());
        }
    }

    /** The answer for this generation, which is asked for when there is none, or only a refusal. */
    TemplateCheck ask(CachedRollout rollout) {
        return switch (known(rollout)) {
            case TemplateCheck.Accepted accepted -> accepted;
            case TemplateCheck.Invalid invalid -> invalid;
            case TemplateCheck.Unasked unasked -> keep(rollout, dryRun(rollout));
            case TemplateCheck.Refused refused -> keep(rollout, dryRun(rollout));
        };
    }

    private TemplateCheck keep(CachedRollout rollout, TemplateCheck answer) {
        synchronized (kept) {
            kept.put(rollout.rollout().id().uid(), new Kept(rollout.templateVersion(), answer));
        }
        return answer;
    }

    private TemplateCheck dryRun(CachedRollout rollout) {
        try {
            return TemplateTrial.of(api, rollout.object());
        } catch (IOException unanswered) {
            return new TemplateCheck.Refused("no answer from the Kubernetes API: " + unanswered.getMessage());
        }
    }

    static TemplateCheck judge(Answer answer) {
        if (answer.ok()) {
            return new TemplateCheck.Accepted(
                    Optional.of(answer.body().obj("spec").obj("template")));
        }
        if (answer.code() == Answer.INVALID) {
            return new TemplateCheck.Invalid(Excerpt.of(causes(answer)));
        }
        int undecodable = answer.why().indexOf(UNDECODABLE);
        return answer.code() == Answer.BAD_REQUEST && undecodable >= 0
                ? new TemplateCheck.Invalid(
                        "spec.template: Invalid value: " + answer.why().substring(undecodable + UNDECODABLE.length()))
                : new TemplateCheck.Refused(answer.why());
    }

    private static String causes(Answer answer) {
        List<Json.Obj> all = answer.body().obj("details").list("causes").stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
        List<Json.Obj> ofTemplate = all.stream()
                .filter(cause -> field(cause).startsWith("spec.template"))
                .toList();
        List<String> errors = (ofTemplate.isEmpty() ? all : ofTemplate)
                .stream()
                        .map(cause ->
                                field(cause) + ": " + cause.text("message").orElse(""))
                        .distinct()
                        .toList();
        return switch (errors.size()) {
            case 0 -> answer.why();
            case 1 -> errors.getFirst();
            default -> "[" + String.join(", ", errors) + "]";
        };
    }

    private static String field(Json.Obj cause) {
        return cause.text("field").orElse("");
    }
}
