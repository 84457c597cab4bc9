package dev.sluice.api.type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalInt;

/**
 * Kubernetes' int-or-string, as it was written.
 *
 * <p>Unlike the client library's type of this name it can be read from every JSON scalar: the API server stores numbers that
 * do not fit in 32 bits.
 *
 * @param value a {@link String} or a {@link Number}
 */
public record IntOrString(@JsonValue Object value) {

    /** Reads any JSON scalar. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IntOrString of(Object value) {
        return new IntOrString(value);
    }

    /** Whether it was written as a string. */
    public boolean isString() {
        return value instanceof String;
    }

    /** The number, when it was written as one and fits in 32 bits. */
    public OptionalInt number() {
        return value instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The string, or the number in decimal. */
    public String text() {
        return value.toString();
    }
}
