package dev.sluice.metrics.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which addresses measurements may connect to. Of all ranges that hold an address the narrowest decides; among equally
 * narrow ones a denied range, then an allowed one, then what is built in: loopback, link-local, multicast and unspecified
 * addresses and the metadata endpoints of clouds are denied, all others are allowed. An IPv6 address that stands for an
 * IPv4 one must pass as both.
 *
 * @param allow ranges that are allowed
 * @param deny ranges that are denied
 */
public record AddressPolicy(List<Cidr> allow, List<Cidr> deny) {
    /** Variable with the allowed ranges, separated by commas. */
    public static final String ALLOW = "SLUICE_METRICS_ALLOW";

    /** Variable with the denied ranges, separated by commas. */
    public static final String DENY = "SLUICE_METRICS_DENY";

    private record Rule(Cidr range, int rank, Optional<String> refusal) {}

    private static final String METADATA = "a cloud's metadata endpoint";
    private static final List<Rule> BUILT_IN = Stream.of(
                    builtIn("not a host", "0.0.0.0/8", "::/128", "255.255.255.255/32"),
                    builtIn("loopback", "127.0.0.0/8", "::1/128"),
                    builtIn("link-local", "169.254.0.0/16", "fe80::/10"),
                    builtIn("multicast", "224.0.0.0/4", "ff00::/8"),
                    builtIn(METADATA, "169.254.169.254/32", "169.254.170.2/32", "169.254.170.23/32"),
                    builtIn(METADATA, "100.100.100.200/32", "192.0.0.192/32", "168.63.129.16/32"),
                    builtIn(METADATA, "fd00:ec2::254/128", "fd00:ec2::23/128", "fd20:ce::254/128"))
            .flatMap(List::stream)
            .toList();
    private static final Comparator<Rule> NARROWEST =
            Comparator.comparingInt((Rule rule) -> rule.range().prefix()).thenComparingInt(Rule::rank);

    public AddressPolicy {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /**
     * As {@link #ALLOW} and {@link #DENY} say.
     *
     * @throws IllegalArgumentException that names the variable and quotes the range that is none
     */
    public static AddressPolicy from(UnaryOperator<String> environment) {
        return new AddressPolicy(ranges(ALLOW, environment), ranges(DENY, environment));
    }

    /** Why the address may not be connected to; empty when it may. */
    Optional<String> refusal(InetAddress address) {
        return meanings(address).map(this::judge).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> judge(InetAddress address) {
        Stream<Rule> allowed = allow.stream().map(range -> new Rule(range, 1, Optional.empty()));
        Stream<Rule> denied = deny.stream().map(range -> new Rule(range, 2, Optional.of("denied by " + DENY)));
        return Stream.of(BUILT_IN.stream(), allowed, denied)
                .flatMap(rules -> rules)
                .filter(rule -> rule.range().contains(address))
                .max(NARROWEST)
                .flatMap(Rule::refusal);
    }

    /** The address, and the IPv4 address within it if it is a translated, tunnelled or compatible one. */
    private static Stream<InetAddress> meanings(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return Stream.of(address);
        }
        byte[] bytes = address.getAddress();
        if (zeros(bytes, 0, 12) && !zeros(bytes, 12, 15)) {
            return Stream.of(address, v4(bytes, 12));
        }
        if (zeros(bytes, 0, 10) && bytes[10] == -1 && bytes[11] == -1) {
            return Stream.of(address, v4(bytes, 12));
        }
        if (Cidr.parse("2002::/16").contains(address)) {
            return Stream.of(address, v4(bytes, 2));
        }
        boolean translated = Cidr.parse("64:ff9b::/96").contains(address)
                || Cidr.parse("64:ff9b:1::/48").contains(address);
        return translated ? Stream.of(address, v4(bytes, 12)) : Stream.of(address);
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
    }

    private static InetAddress v4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Rule> builtIn(String what, String... ranges) {
        return Stream.of(ranges)
                .map(range -> new Rule(Cidr.parse(range), 0, Optional.of(what)))
                .toList();
    }

    private static List<Cidr> ranges(String variable, UnaryOperator<String> environment) {
        try {
            return Stream.of(environment.apply(variable).split(",", -1))
                    .map(String::strip)
                    .filter(range -> !range.isEmpty())
                    .map(Cidr::parse)
                    .toList();
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(variable + ": " + broken.getMessage(), broken);
        }
    }
}
