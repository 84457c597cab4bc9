package dev.sluice.domain.expr.time;

import java.util.ArrayList;
import java.util.List;

/** A part of a layout: an element of a time, written as the reference time has it, or plain text. */
record LayoutPart(Kind kind, String text) {

    /** What a part stands for. */
    enum Kind {
        MONTH_NAME,
        MONTH_SHORT,
        MONTH,
        DAY_NAME,
        DAY_SHORT,
        DAY,
        DAY_OF_YEAR,
        HOUR,
        HOUR_OF_HALF,
        MINUTE,
        SECOND,
        YEAR,
        YEAR_SHORT,
        HALF,
        ZONE_NAME,
        OFFSET,
        FRACTION,
        PLAIN
    }

    /** Longer ones first, where one begins with another. */
    private static final List<LayoutPart> KNOWN = List.of(
            new LayoutPart(Kind.MONTH_NAME, "January"),
            new LayoutPart(Kind.MONTH_SHORT, "Jan"),
            new LayoutPart(Kind.DAY_NAME, "Monday"),
            new LayoutPart(Kind.DAY_SHORT, "Mon"),
            new LayoutPart(Kind.ZONE_NAME, "MST"),
            new LayoutPart(Kind.DAY_OF_YEAR, "002"),
            new LayoutPart(Kind.DAY_OF_YEAR, "__2"),
            new LayoutPart(Kind.MONTH, "01"),
            new LayoutPart(Kind.DAY, "02"),
            new LayoutPart(Kind.HOUR_OF_HALF, "03"),
            new LayoutPart(Kind.MINUTE, "04"),
            new LayoutPart(Kind.SECOND, "05"),
            new LayoutPart(Kind.YEAR_SHORT, "06"),
            new LayoutPart(Kind.HOUR, "15"),
            new LayoutPart(Kind.MONTH, "1"),
            new LayoutPart(Kind.YEAR, "2006"),
            new LayoutPart(Kind.DAY, "_2"),
            new LayoutPart(Kind.DAY, "2"),
            new LayoutPart(Kind.HOUR_OF_HALF, "3"),
            new LayoutPart(Kind.MINUTE, "4"),
            new LayoutPart(Kind.SECOND, "5"),
            new LayoutPart(Kind.HALF, "PM"),
            new LayoutPart(Kind.HALF, "pm"),
            new LayoutPart(Kind.OFFSET, "-07:00:00"),
            new LayoutPart(Kind.OFFSET, "-070000"),
            new LayoutPart(Kind.OFFSET, "-07:00"),
            new LayoutPart(Kind.OFFSET, "-0700"),
            new LayoutPart(Kind.OFFSET, "-07"),
            new LayoutPart(Kind.OFFSET, "Z07:00:00"),
            new LayoutPart(Kind.OFFSET, "Z070000"),
            new LayoutPart(Kind.OFFSET, "Z07:00"),
            new LayoutPart(Kind.OFFSET, "Z0700"),
            new LayoutPart(Kind.OFFSET, "Z07"));

    /** The parts of a layout, in order. */
    static List<LayoutPart> cut(String layout) {
        List<LayoutPart> parts = new ArrayList<>();
        int plain = 0;
        for (int at = 0; at < layout.length(); ) {
            LayoutPart part = at(layout, at);
            if (part.kind() == Kind.PLAIN) {
                at++;
                continue;
            }
            if (plain < at) {
                parts.add(new LayoutPart(Kind.PLAIN, layout.substring(plain, at)));
            }
            parts.add(part);
            at += part.text().length();
            plain = at;
        }
        if (plain < layout.length()) {
            parts.add(new LayoutPart(Kind.PLAIN, layout.substring(plain)));
        }
        return parts;
    }

    private static LayoutPart at(String layout, int at) {
        for (LayoutPart known : KNOWN) {
            if (layout.startsWith(known.text(), at) && known.standsAt(layout, at)) {
                return known;
            }
        }
        char c = layout.charAt(at);
        return c == '.' || c == ',' ? fraction(layout, at) : new LayoutPart(Kind.PLAIN, layout.substring(at, at + 1));
    }

    private boolean standsAt(String layout, int at) {
        int end = at + text.length();
        return switch (kind) {
            case MONTH_SHORT, DAY_SHORT -> end >= layout.length() || !Character.isLowerCase(layout.charAt(end));
            case DAY -> !text.equals("_2") || !layout.startsWith("2006", at + 1);
            default -> true;
        };
    }

    private static LayoutPart fraction(String layout, int at) {
        int end = at + 1;
        while (end < layout.length()
                && layout.charAt(end) == layout.charAt(at + 1)
                && "09".indexOf(layout.charAt(end)) >= 0) {
            end++;
        }
        boolean digitFollows = end < layout.length() && Character.isDigit(layout.charAt(end));
        boolean found = end > at + 1 && !digitFollows;
        return found
                ? new LayoutPart(Kind.FRACTION, layout.substring(at, end))
                : new LayoutPart(Kind.PLAIN, layout.substring(at, at + 1));
    }
}
