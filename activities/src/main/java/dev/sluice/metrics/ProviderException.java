package dev.sluice.metrics;

/** A measurement could not be made; the message says why, and becomes that of the measurement. */
public final class ProviderException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message without any secret */
    public ProviderException(String message) {
        super(message);
    }

    /** @param message without any secret */
    public ProviderException(String message, Throwable cause) {
        super(message, cause);
    }
}
