package dev.sluice.domain.expr.time;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** A form of times, given by how it writes Monday, 2 January 2006, 15:04:05. */
public final class GoLayout {
    /** The form of JSON. */
    public static final GoLayout RFC3339_NANO = new GoLayout("2006-01-02T15:04:05.999999999Z07:00");

    private static final GoLayout DESCRIBING = new GoLayout("2006-01-02 15:04:05.999999999 -0700 MST");
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("zzz", Locale.US);

    private final List<LayoutPart> parts;

    public GoLayout(String layout) {
        this.parts = LayoutPart.cut(layout);
    }

    /** The time as Go prints it for people. */
    public static String describe(ZonedDateTime time) {
        return DESCRIBING.format(time);
    }

    List<LayoutPart> parts() {
        return parts;
    }

    /** The time in this form. */
    public String format(ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(write(part, time)));
        return out.toString();
    }

    private static String write(LayoutPart part, ZonedDateTime time) {
        return switch (part.kind()) {
            case MONTH_NAME -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case MONTH_SHORT ->
                time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case MONTH -> number(part, time.getMonthValue());
            case DAY_NAME -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case DAY_SHORT ->
                time.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3);
            case DAY -> number(part, time.getDayOfMonth());
            case DAY_OF_YEAR -> number(part, time.getDayOfYear());
            case HOUR -> number(part, time.getHour());
            case HOUR_OF_HALF -> number(part, time.getHour() % 12 == 0 ? 12 : time.getHour() % 12);
            case MINUTE -> number(part, time.getMinute());
            case SECOND -> number(part, time.getSecond());
            case YEAR -> String.format(Locale.ROOT, "%04d", time.getYear());
            case YEAR_SHORT -> String.format(Locale.ROOT, "%02d", Math.floorMod(time.getYear(), 100));
            case HALF -> half(part.text(), time.getHour());
            case ZONE_NAME -> zoneName(time);
            case OFFSET -> offset(part.text(), time.getOffset());
            case FRACTION -> fraction(part.text(), time.getNano());
            case PLAIN -> part.text();
        };
    }

    private static String number(LayoutPart part, int value) {
        int width = part.text().length();
        String format = part.text().startsWith("_") ? "%" + width + "d" : "%0" + width + "d";
        boolean unpadded = width == 1 || (part.kind() == LayoutPart.Kind.HOUR && width != 2);
        return unpadded ? Integer.toString(value) : String.format(Locale.ROOT, format, value);
    }

    private static String half(String form, int hour) {
        String half = hour < 12 ? "AM" : "PM";
        return form.equals("pm") ? half.toLowerCase(Locale.ROOT) : half;
    }

    /** The zone's usual short name, or the offset where there is none. */
    static String zoneName(ZonedDateTime time) {
        if (time.getZone().normalized().equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        if (time.getZone() instanceof ZoneOffset) {
            return offset("-0700", time.getOffset());
        }
        String name = ZONE_NAME.format(time);
        boolean nameless = name.startsWith("GMT") && !name.equals("GMT");
        return nameless
                ? offset(time.getOffset().getTotalSeconds() % 3600 == 0 ? "-07" : "-0700", time.getOffset())
                : name;
    }

    private static String offset(String form, ZoneOffset offset) {
        int seconds = offset.getTotalSeconds();
        if (form.startsWith("Z") && seconds == 0) {
            return "Z";
        }
        int size = Math.abs(seconds);
        String colon = form.contains(":") ? ":" : "";
        StringBuilder out = new StringBuilder(seconds < 0 ? "-" : "+");
        out.append(String.format(Locale.ROOT, "%02d", size / 3600));
        if (form.length() > 3) {
            out.append(colon).append(String.format(Locale.ROOT, "%02d", size / 60 % 60));
        }
        if (form.length() > 6) {
            out.append(colon).append(String.format(Locale.ROOT, "%02d", size % 60));
        }
        return out.toString();
    }

    private static String fraction(String form, int nanos) {
        int digits = Math.min(form.length() - 1, 9);
        String written = String.format(Locale.ROOT, "%09d", nanos).substring(0, digits);
        if (form.charAt(1) == '0') {
            return form.charAt(0) + written + "0".repeat(form.length() - 1 - digits);
        }
        String shortened = written.replaceAll("0+$", "");
        return shortened.isEmpty() ? "" : form.charAt(0) + shortened;
    }
}
