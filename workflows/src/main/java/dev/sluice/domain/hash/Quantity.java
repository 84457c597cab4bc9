package dev.sluice.domain.hash;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource quantity as Go's library writes it after reading it. Canonical means: no fraction, and the largest suffix of
 * the kind that was given. But a spelling that a quick look finds canonical is kept as it is, even {@code +5} or {@code 1.500}.
 */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?([eEinumkKMGTP]*[-+]?\\d*)");
    private static final int LONGEST = 1000;
    private static final BigDecimal LARGEST_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal BINARY_FROM = BigDecimal.valueOf(1024);
    private static final int SMALLEST_PLACE = 9;

    private final String spelling;
    private final boolean negative;
    private final String whole;
    private final String fraction;
    private final QuantitySuffix suffix;

    private Quantity(String spelling, Matcher parts, QuantitySuffix suffix) {
        this.spelling = spelling;
        this.negative = "-".equals(parts.group(1));
        String digits = parts.group(2).replaceFirst("^0+", "");
        this.whole = digits.isEmpty() ? "0" : digits;
        this.fraction = Optional.ofNullable(parts.group(3)).orElse("");
        this.suffix = suffix;
    }

    /** The canonical text of what was written, {@code 0} when that is no quantity. */
    static String canonical(String text) {
        String spelling = text.strip();
        Matcher parts = FORM.matcher(spelling);
        if (spelling.length() > LONGEST || !parts.matches()) {
            return "0";
        }
        return QuantitySuffix.of(parts.group(4))
                .map(suffix -> new Quantity(spelling, parts, suffix).canonical())
                .orElse("0");
    }

    private String canonical() {
        return keepsSpelling() ? spelling : write(rounded(value()));
    }

    private boolean keepsSpelling() {
        if (suffix.format() == QuantitySuffix.Format.BINARY) {
            int room = 14 - suffix.exponent() * 3 / 10 - whole.length();
            return fraction.isEmpty() && room >= 0 && Long.parseLong(whole) % 8 != 0;
        }
        String digits = whole + fraction;
        long scale = (long) suffix.exponent() - fraction.length();
        return digits.length() <= 18
                && scale >= -SMALLEST_PLACE
                && scale % 3 == 0
                && !digits.startsWith("0")
                && !digits.endsWith("000");
    }

    private BigDecimal value() {
        BigInteger digits = new BigInteger(whole + fraction);
        BigInteger signed = negative ? digits.negate() : digits;
        if (suffix.format() == QuantitySuffix.Format.BINARY) {
            return capped(new BigDecimal(signed.shiftLeft(suffix.exponent()), fraction.length()));
        }
        return new BigDecimal(signed, fraction.length() - suffix.exponent());
    }

    private static BigDecimal capped(BigDecimal value) {
        return value.max(LARGEST_BINARY.negate()).min(LARGEST_BINARY);
    }

    /** Away from zero, to a whole number of nano units. Does not expand numbers with a huge exponent. */
    private static BigDecimal rounded(BigDecimal value) {
        if (value.scale() <= SMALLEST_PLACE || value.signum() == 0) {
            return value;
        }
        if ((long) value.precision() - value.scale() < -SMALLEST_PLACE) {
            return BigDecimal.valueOf(value.signum(), SMALLEST_PLACE);
        }
        return value.setScale(SMALLEST_PLACE, RoundingMode.UP);
    }

    private String write(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        return switch (suffix.format()) {
            case BINARY -> writeBinary(value);
            case DECIMAL -> writeDecimal(value, false);
            case EXPONENT -> writeDecimal(value, true);
        };
    }

    private static String writeBinary(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > 0 || value.abs().compareTo(BINARY_FROM) < 0) {
            return writeDecimal(value, false);
        }
        BigInteger amount = stripped.toBigInteger();
        int power = amount.getLowestSetBit() / 10;
        return amount.shiftRight(10 * power) + QuantitySuffix.binary(power);
    }

    private static String writeDecimal(BigDecimal value, boolean asExponent) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
        BigInteger amount = stripped.scaleByPowerOfTen(-exponent).toBigInteger();
        if (asExponent) {
            return exponent == 0 ? amount.toString() : amount + "e" + exponent;
        }
        return amount + QuantitySuffix.decimal(exponent);
    }
}
