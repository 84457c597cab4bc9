package dev.sluice.domain.analysis.metric;

/** An analysis that cannot be carried out as it is asked for; the message says which rule it breaks. */
public final class InvalidAnalysis extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says so in the words of the status. */
    public InvalidAnalysis(String message) {
        super(message);
    }

    /** The rule, in the words of the status. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
