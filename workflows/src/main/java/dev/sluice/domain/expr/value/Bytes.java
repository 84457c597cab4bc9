package dev.sluice.domain.expr.value;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Base64;

/** Raw bytes, which behave as a list of numbers. */
public final class Bytes extends AbstractList<Object> {
    private final byte[] bytes;

    public Bytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    @Override
    public Long get(int index) {
        return (long) (bytes[index] & 0xFF);
    }

    @Override
    public int size() {
        return bytes.length;
    }

    /** The text that the bytes are in UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes in Base64, which is how JSON holds them. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
