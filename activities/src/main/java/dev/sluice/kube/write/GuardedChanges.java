package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import java.io.IOException;

/** Changes of fields of objects of one kind that take effect only while all of them have their old values. */
final class GuardedChanges {
    private final KubeApi api;
    private final String kind;
    private final String noun;

    /**
     * Changes of one kind.
     *
     * @param kind as in {@link dev.sluice.domain.plan.Freshness}
     * @param noun as messages have it
     */
    GuardedChanges(KubeApi api, String kind, String noun) {
        this.api = api;
        this.kind = kind;
        this.noun = noun;
    }

    /** {@link Outcome.Done} too when all fields have their new values already. */
    Outcome make(String path, FieldChanges changes) throws IOException {
        Answer answer = api.jsonPatch(path, changes.guardedPatch());
        return switch (answer.code()) {
            case Answer.CONFLICT, Answer.INVALID -> changeLive(path, changes);
            default -> settled(answer);
        };
    }

    private Outcome changeLive(String path, FieldChanges changes) throws IOException {
        Answer now = api.get(path);
        if (!now.ok()) {
            return settled(now);
        }
        if (changes.madeIn(now.body())) {
            return Outcomes.done(kind, now);
        }
        return changes.possibleIn(now.body())
                ? settled(api.mergePatch(path, changes.mergePatch(now.version())))
                : new Outcome.Conflict("the " + noun + " has changed since it was seen");
    }

    /** What became of a write. */
    Outcome settled(Answer answer) {
        if (answer.ok()) {
            return Outcomes.done(kind, answer);
        }
        return switch (answer.code()) {
            case Answer.CONFLICT -> new Outcome.Conflict(answer.why());
            case Answer.NOT_FOUND -> new Outcome.Conflict("the " + noun + " is gone");
            default -> Outcomes.failed(answer);
        };
    }
}
