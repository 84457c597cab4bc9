package dev.sluice.starter.e2e;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How a request that changes something goes wrong. */
enum Fault {
    /** It is refused, and has no effect. */
    REFUSED(Verdict.REFUSE),
    /** It has its effect, and the answer is lost. */
    ANSWER_LOST(Verdict.LOSE);

    private final Verdict verdict;

    Fault(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What becomes of one request. */
    enum Verdict {
        PASS,
        REFUSE,
        LOSE
    }

    /** Lets this many requests pass, and the next go wrong; what comes after that passes again. */
    Timer after(int passing, Runnable strike) {
        return new Timer(passing, verdict, strike);
    }

    /** Counts requests until one of them goes wrong. */
    static final class Timer {
        static final Timer NEVER = new Timer(Integer.MAX_VALUE, Verdict.PASS, () -> {});

        private final AtomicInteger left;
        private final Verdict verdict;
        private final Runnable strike;
        private final AtomicBoolean struck = new AtomicBoolean();

        private Timer(int passing, Verdict verdict, Runnable strike) {
            this.left = new AtomicInteger(passing);
            this.verdict = verdict;
            this.strike = strike;
        }

        /** What becomes of the next request. */
        Verdict count() {
            return left.getAndUpdate(n -> n < 0 ? n : n - 1) == 0 ? verdict : Verdict.PASS;
        }

        /** To be called when the request has gone wrong. */
        void strike() {
            strike.run();
            struck.set(true);
        }

        /** Whether a request goes wrong, or has gone. */
        boolean begun() {
            return left.get() < 0;
        }

        /** Whether a request has gone wrong, and all that belongs to it has been done. */
        boolean struck() {
            return struck.get();
        }
    }
}
