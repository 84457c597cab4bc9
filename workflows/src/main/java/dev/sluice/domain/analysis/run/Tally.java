package dev.sluice.domain.analysis.run;

/**
 * How often a metric was measured, by outcome (spec 2.7 and 4.4).
 *
 * @param count measurements with a verdict, so without errors
 * @param consecutiveError errors since the last measurement with a verdict
 * @param consecutiveSuccess successes since the last measurement that was none
 */
public record Tally(
        int count,
        int successful,
        int failed,
        int inconclusive,
        int error,
        int consecutiveError,
        int consecutiveSuccess) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** All measurements that have ended, errors too. */
    public int taken() {
        return count + error;
    }

    /** With one more measurement of this outcome. */
    public Tally and(Phase outcome) {
        return switch (outcome) {
            case Successful ->
                new Tally(count + 1, successful + 1, failed, inconclusive, error, 0, consecutiveSuccess + 1);
            case Failed -> new Tally(count + 1, successful, failed + 1, inconclusive, error, 0, 0);
            case Inconclusive -> new Tally(count + 1, successful, failed, inconclusive + 1, error, 0, 0);
            case Error -> new Tally(count, successful, failed, inconclusive, error + 1, consecutiveError + 1, 0);
            case Pending, Running -> throw new IllegalArgumentException("a measurement that goes on has no outcome");
        };
    }
}
