package dev.sluice.metrics.http;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of addresses of one family.
 *
 * @param base its first address
 * @param prefix how many leading bits are fixed
 */
record Cidr(InetAddress base, int prefix) {
    private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern RANGE = Pattern.compile("([^/]{2,45})(?:/(0|[1-9]\\d{0,2}))?");
    private static final String RULE = " must be an address or a range such as 10.0.0.0/8 or fd00::/8";

    Cidr {
        int bits = base.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("prefix " + prefix + " is outside 0.." + bits);
        }
        if (number(base).getLowestSetBit() >= 0 && number(base).getLowestSetBit() < bits - prefix) {
            throw new IllegalArgumentException(base.getHostAddress() + " has bits set beyond its prefix " + prefix);
        }
    }

    /**
     * Reads {@code address} or {@code address/prefix}; names are not looked up.
     *
     * @throws IllegalArgumentException that quotes the text and says the rule
     */
    static Cidr parse(String text) {
        Matcher parts = RANGE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(quoted(text) + RULE);
        }
        InetAddress base = literal(parts.group(1), text);
        String prefix = parts.group(2);
        int bits = base.getAddress().length * Byte.SIZE;
        try {
            return new Cidr(base, prefix == null ? bits : Integer.parseInt(prefix));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(quoted(text) + RULE + ": " + broken.getMessage(), broken);
        }
    }

    /** Whether the address lies in it. */
    boolean contains(InetAddress address) {
        int bits = base.getAddress().length * Byte.SIZE;
        return address.getAddress().length * Byte.SIZE == bits
                && number(address).shiftRight(bits - prefix).equals(number(base).shiftRight(bits - prefix));
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }

    private static InetAddress literal(String address, String text) {
        if (!V4.matcher(address).matches() && !V6.matcher(address).matches()) {
            throw new IllegalArgumentException(quoted(text) + RULE);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            if (parsed instanceof Inet4Address && address.contains(":")) {
                throw new IllegalArgumentException(quoted(text) + RULE + ": write IPv4 as IPv4");
            }
            return parsed;
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException(quoted(text) + RULE, none);
        }
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
