package dev.sluice.domain.hash;

import java.util.List;
import java.util.Optional;

/**
 * The suffix of a quantity.
 *
 * @param exponent of 2 for the binary format, else of 10
 */
record QuantitySuffix(Format format, int exponent) {
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final int NANO = -9;
    private static final long LARGEST_EXPONENT = 2_000_000_000;

    /** The three ways to write a quantity: {@code 1Ki}, {@code 1k}, {@code 1e3}. */
    enum Format {
        BINARY,
        DECIMAL,
        EXPONENT
    }

    /** The suffix with that text; empty when there is none. */
    static Optional<QuantitySuffix> of(String text) {
        if (DECIMAL.contains(text)) {
            return Optional.of(new QuantitySuffix(Format.DECIMAL, NANO + 3 * DECIMAL.indexOf(text)));
        }
        if (BINARY.contains(text)) {
            return Optional.of(new QuantitySuffix(Format.BINARY, 10 * BINARY.indexOf(text)));
        }
        return exponent(text)
                .filter(exponent -> Math.abs(exponent) <= LARGEST_EXPONENT)
                .map(exponent -> new QuantitySuffix(Format.EXPONENT, exponent.intValue()));
    }

    private static Optional<Long> exponent(String text) {
        try {
            return text.matches("[eE].+") ? Optional.of(Long.valueOf(text.substring(1))) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The text of a decimal suffix; none for an exponent beyond E, whose size is lost in Go's text too. */
    static String decimal(int exponent) {
        int index = (exponent - NANO) / 3;
        return index < DECIMAL.size() ? DECIMAL.get(index) : "";
    }

    /** The text of the suffix for a power of 1024. */
    static String binary(int power) {
        return BINARY.get(power);
    }
}
