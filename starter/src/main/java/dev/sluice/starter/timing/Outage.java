package dev.sluice.starter.timing;

/** Something that is depended on does not answer, or may not be asked yet. Who asked tries again later, without a word. */
public final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Outage(String message) {
        super(message);
    }

    public Outage(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
