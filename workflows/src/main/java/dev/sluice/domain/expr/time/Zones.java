package dev.sluice.domain.expr.time;

import dev.sluice.domain.expr.ExprException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones by their names; the local one is UTC, as it is in a controller. */
public final class Zones {
    private Zones() {}

    /**
     * The zone of this name.
     *
     * @throws ExprException when there is none
     */
    public static ZoneId of(String name) {
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return ZoneOffset.UTC;
        }
        if (name.equals("EST") || name.equals("MST") || name.equals("HST")) {
            return ZoneId.of(ZoneId.SHORT_IDS.getOrDefault(name, name));
        }
        try {
            if (name.length() < 40 && Character.isLetter(name.charAt(0))) {
                return ZoneId.of(name);
            }
        } catch (DateTimeException unknown) {
            throw ExprException.of("unknown time zone " + name);
        }
        throw ExprException.of("unknown time zone " + (name.length() < 40 ? name : name.substring(0, 40) + "…"));
    }
}
