package dev.sluice.metrics.web.jsonpath;

/** A path cannot be read, or does not fit what it is applied to. */
public final class JsonPathException extends Exception {
    private static final long serialVersionUID = 1;

    public JsonPathException(String message) {
        super(message);
    }
}
