package dev.sluice.starter.process;

/** A process must not serve; the message says why. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    Refused(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
