package dev.sluice.domain.hash;

/** FNV-1a of 32 bits, and the text that Kubernetes makes of it. */
final class Fnv {
    /** The hash of nothing. */
    static final int START = 0x811c9dc5;

    private static final int PRIME = 0x01000193;
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private Fnv() {}

    /** The hash of what was hashed so far, followed by these bytes. */
    static int add(int hash, byte[] bytes) {
        int sum = hash;
        for (byte octet : bytes) {
            sum = (sum ^ (octet & 0xff)) * PRIME;
        }
        return sum;
    }

    /** The decimal digits of the hash, each replaced by a letter or digit that makes no words. */
    static String text(int hash) {
        StringBuilder text = new StringBuilder(Integer.toUnsignedString(hash));
        for (int i = 0; i < text.length(); i++) {
            text.setCharAt(i, ALPHABET.charAt(text.charAt(i) % ALPHABET.length()));
        }
        return text.toString();
    }
}
