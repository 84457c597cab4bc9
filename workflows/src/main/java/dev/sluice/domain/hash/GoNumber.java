package dev.sluice.domain.hash;

import java.math.BigDecimal;

/** Numbers as Go writes them when it has read them without a type: as a long where they are written as one, else as a double. */
final class GoNumber {
    private GoNumber() {}

    /** The number's text; one beyond the range of a double, which Go refuses to read, is 0. */
    static String write(BigDecimal number) {
        if (number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE) {
            return number.toPlainString();
        }
        double value = number.doubleValue();
        return Double.isInfinite(value) || value == 0 ? "0" : write(value);
    }

    private static String write(double value) {
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return shortest.toPlainString();
        }
        BigDecimal mantissa = shortest.movePointLeft(exponent);
        return mantissa.stripTrailingZeros().toPlainString() + (exponent < 0 ? "e" : "e+") + exponent;
    }
}
