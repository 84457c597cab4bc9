package dev.sluice.starter.e2e.fuzz;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is left to chance, from one seed. */
public final class Chance {
    private static final List<String> FOREIGN = List.of(
            "\u200f", "\u202e", "e\u0301\u0302\u0303", "ß", "ключ", "مرحبا", "שלום", "漢字", "ﷺ", "😀", "👩\u200d👧");
    private static final List<String> CONTROL = List.of(
            "\u0000",
            "\u0001",
            "\u0007",
            "\b",
            "\t",
            "\n",
            "\r",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u200b",
            "\u2028",
            "\u2066",
            "\ufeff",
            "\ufffd",
            "\uffff");
    private static final List<String> SYNTAX = List.of(
            "\"",
            "\\",
            "'",
            "`",
            "<b>",
            "&amp;",
            "%s%n",
            "${jndi:x}",
            "{{x}}",
            "$(x)",
            "../",
            "/",
            "~0~1",
            ":",
            ",",
            "=",
            " ",
            "null",
            "-1",
            "*");
    private static final List<String> NASTY =
            Stream.of(FOREIGN, CONTROL, SYNTAX).flatMap(List::stream).toList();

    private final Random random;

    public Chance(long seed) {
        random = new Random(seed);
    }

    /** Both ends included. */
    public int between(int low, int high) {
        return (int) random.nextLong(low, high + 1L);
    }

    /** Too large for 32 bits, and not too large for 64. */
    public long large() {
        return random.nextLong(1L << 31, 1L << 62);
    }

    public long negative() {
        return random.nextBoolean() ? -between(1, 1_000) : -large();
    }

    public Object oneOf(Object... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public String text(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T from(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Text that is no name, number, time or label: control characters, other scripts, right to left, syntax. */
    public String nasty() {
        return nasty(between(1, 40));
    }

    /** Letters of other scripts, and marks that change their direction. */
    public String foreign() {
        return Stream.generate(() -> from(FOREIGN)).limit(between(1, 40)).collect(Collectors.joining());
    }

    /** The same, of this many characters or a few more. */
    public String nasty(int pieces) {
        return Stream.generate(() -> from(NASTY)).limit(pieces).collect(Collectors.joining("", "\u202e", "‼"));
    }
}
