package dev.sluice.kube.write;

import dev.sluice.contract.Outcome;
import dev.sluice.domain.plan.Freshness;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.Excerpt;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Answers of the API server as outcomes of a write. */
final class Outcomes {
    private Outcomes() {}

    /** Done, by the write that returned this object, or as this object already shows. */
    static Outcome done(String kind, Answer object) {
        return new Outcome.Done(Freshness.of(kind, object.version()));
    }

    /** Done, and no object is left that has a version. */
    static Outcome done() {
        return new Outcome.Done(Freshness.NONE);
    }

    static Outcome failed(Answer refusal) {
        return new Outcome.Failed(refusal.reason(), refusal.why());
    }

    /** Nothing is known of the write: it may have had its effect. */
    static Outcome failed(IOException unanswered) {
        String code =
                unanswered instanceof SocketTimeoutException ? Outcome.Failed.TIMED_OUT : Outcome.Failed.UNREACHABLE;
        return new Outcome.Failed(code, Excerpt.of(String.valueOf(unanswered.getMessage())));
    }
}
