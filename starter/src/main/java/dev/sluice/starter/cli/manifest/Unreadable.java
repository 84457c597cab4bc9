package dev.sluice.starter.cli.manifest;

/** A source out of which no objects can be read; the message says where and why, on one line. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String name, String why) {
        super(name + ": " + why);
    }

    Unreadable(String name, Position at, String why) {
        super(name + ":" + at + ": " + why);
    }

    /** Where and why. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
