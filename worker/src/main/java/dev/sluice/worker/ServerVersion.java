package dev.sluice.worker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first two numbers of a server's version. */
public record ServerVersion(int major, int minor) implements Comparable<ServerVersion> {
    /** Workflow updates, which commands are sent as, are on by default from here. */
    public static final ServerVersion TEMPORAL = new ServerVersion(1, 25);

    /** Validation rules in a CRD's schema are honoured from here. */
    public static final ServerVersion KUBERNETES = new ServerVersion(1, 25);

    private static final Pattern NUMBERS = Pattern.compile("v?([1-9]\\d{0,5})\\.(\\d{1,6})\\D?.*");

    /** Empty for a text that does not begin with two numbers, or with 0 as of a server built without its version. */
    public static Optional<ServerVersion> parse(String text) {
        Matcher numbers = NUMBERS.matcher(text.strip());
        return numbers.matches()
                ? Optional.of(new ServerVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /**
     * Why a server cannot be used; empty when it can, also when it does not tell its version.
     *
     * @param server the server's name
     * @param version as the server tells it
     */
    public Optional<String> objection(String server, String version) {
        return parse(version)
                .filter(found -> found.compareTo(this) < 0)
                .map(found -> "%s is version %s; Sluice needs %s or later".formatted(server, version, this));
    }

    @Override
    public int compareTo(ServerVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
