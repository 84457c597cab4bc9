package dev.sluice.starter.cli;

/** A command that came to nothing; the message is the one line that the user sees, and the exit code is 1. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
