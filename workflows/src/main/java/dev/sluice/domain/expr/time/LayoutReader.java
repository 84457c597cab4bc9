package dev.sluice.domain.expr.time;

import dev.sluice.domain.expr.ExprException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a time that is written in some layout. */
public final class LayoutReader {
    private static final List<GoLayout> USUAL = List.of(
            new GoLayout("2006-01-02"),
            new GoLayout("15:04:05"),
            new GoLayout("2006-01-02 15:04:05"),
            new GoLayout("2006-01-02T15:04:05Z07:00"),
            new GoLayout("02 Jan 06 15:04 MST"),
            new GoLayout("Monday, 02-Jan-06 15:04:05 MST"),
            new GoLayout("Mon, 02 Jan 2006 15:04:05 MST"));
    private static final int LONGEST = 256;

    private final String text;
    private int at;
    private int year;
    private int month = 1;
    private int day = 1;
    private int dayOfYear;
    private int hour;
    private int minute;
    private int second;
    private int nano;
    private boolean afternoon;
    private boolean halved;
    private Optional<ZoneOffset> offset = Optional.empty();

    private LayoutReader(String text) {
        this.text = text;
    }

    /**
     * A time in one of the usual forms, in this zone unless it says another.
     *
     * @throws ExprException when it is in none of them
     */
    public static ZonedDateTime read(String text, ZoneId zone) {
        for (GoLayout layout : USUAL) {
            Optional<ZonedDateTime> time = tryRead(text, layout, zone);
            if (time.isPresent()) {
                return time.get();
            }
        }
        throw invalid(text);
    }

    /**
     * A time in this form, in this zone unless it says another.
     *
     * @throws ExprException when it is not in this form
     */
    public static ZonedDateTime read(String text, String layout, ZoneId zone) {
        if (layout.length() > LONGEST) {
            throw ExprException.of("a layout has at most " + LONGEST + " characters");
        }
        return tryRead(text, new GoLayout(layout), zone)
                .orElseThrow(() -> ExprException.of(
                        "invalid date " + shortened(text) + ", does not have the form " + shortened(layout)));
    }

    private static Optional<ZonedDateTime> tryRead(String text, GoLayout layout, ZoneId zone) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        LayoutReader reader = new LayoutReader(text);
        List<LayoutPart> parts = layout.parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean fractionFollows = i + 1 < parts.size() && parts.get(i + 1).kind() == LayoutPart.Kind.FRACTION;
            if (!reader.takes(parts.get(i), fractionFollows)) {
                return Optional.empty();
            }
        }
        return reader.at == text.length() ? reader.time(zone) : Optional.empty();
    }

    private Optional<ZonedDateTime> time(ZoneId zone) {
        try {
            LocalDate date = dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
            int hours = halved ? hour % 12 + (afternoon ? 12 : 0) : hour;
            LocalDateTime local = date.atTime(hours, minute, second, nano);
            return Optional.of(ZonedDateTime.of(local, offset.isPresent() ? offset.get() : zone)
                    .withLaterOffsetAtOverlap());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private boolean takes(LayoutPart part, boolean fractionFollows) {
        return switch (part.kind()) {
            case MONTH_NAME -> takesMonth(Integer.MAX_VALUE);
            case MONTH_SHORT -> takesMonth(3);
            case DAY_NAME -> takesDay(Integer.MAX_VALUE);
            case DAY_SHORT -> takesDay(3);
            case MONTH -> (month = number(part, 1, 2)) >= 1;
            case DAY -> (day = number(part, 1, 2)) >= 1;
            case DAY_OF_YEAR -> (dayOfYear = number(part, 3, 3)) >= 1;
            case HOUR -> (hour = digits(1, 2)) >= 0 && hour < 24;
            case HOUR_OF_HALF -> (hour = number(part, 1, 2)) >= 0 && hour <= 12;
            case MINUTE -> (minute = number(part, 1, 2)) >= 0;
            case SECOND -> (second = number(part, 1, 2)) >= 0 && (fractionFollows || takesFractionIfThere());
            case YEAR -> (year = digits(4, 4)) >= 0;
            case YEAR_SHORT -> takesShortYear();
            case HALF -> takesHalf(part.text());
            case ZONE_NAME -> takesZoneName();
            case OFFSET -> takesOffset(part.text());
            case FRACTION -> takesFraction(part.text());
            case PLAIN -> takesPlain(part.text());
        };
    }

    private int number(LayoutPart part, int least, int most) {
        while (part.text().startsWith("_") && text.startsWith(" ", at)) {
            at++;
        }
        boolean padded = part.text().startsWith("0");
        return digits(padded ? most : least, most);
    }

    /** The number at this place of so many digits, or -1 when there is none. */
    private int digits(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at) - '0');
            at++;
        }
        return at - start < least ? -1 : value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean takesShortYear() {
        int value = digits(2, 2);
        year = value >= 69 ? 1900 + value : 2000 + value;
        return value >= 0;
    }

    private boolean takesMonth(int letters) {
        Optional<Month> found = Arrays.stream(Month.values())
                .filter(name -> takesName(name.getDisplayName(TextStyle.FULL, Locale.ENGLISH), letters))
                .findFirst();
        month = found.map(Month::getValue).orElse(1);
        return found.isPresent();
    }

    private boolean takesDay(int letters) {
        return Arrays.stream(DayOfWeek.values())
                .anyMatch(name -> takesName(name.getDisplayName(TextStyle.FULL, Locale.ENGLISH), letters));
    }

    private boolean takesName(String name, int letters) {
        String wanted = name.substring(0, Math.min(letters, name.length()));
        boolean found = text.regionMatches(true, at, wanted, 0, wanted.length());
        at += found ? wanted.length() : 0;
        return found;
    }

    private boolean takesHalf(String form) {
        String upper = form.equals("pm") ? "pm" : "PM";
        halved = true;
        afternoon = text.startsWith(upper, at);
        boolean found = afternoon || text.startsWith(form.equals("pm") ? "am" : "AM", at);
        at += 2;
        return found;
    }

    private boolean takesZoneName() {
        int start = at;
        while (at < text.length() && at - start < 5 && text.charAt(at) >= 'A' && text.charAt(at) <= 'Z') {
            at++;
        }
        offset = Optional.of(ZoneOffset.UTC);
        return at - start >= 3;
    }

    private boolean takesOffset(String form) {
        if (form.startsWith("Z") && text.startsWith("Z", at)) {
            at++;
            offset = Optional.of(ZoneOffset.UTC);
            return true;
        }
        int sign = text.startsWith("-", at) ? -1 : 1;
        if (sign > 0 && !text.startsWith("+", at)) {
            return false;
        }
        at++;
        int hours = digits(2, 2);
        int minutes = form.length() > 3 ? offsetPart(form) : 0;
        int seconds = form.length() > 6 ? offsetPart(form) : 0;
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
            return false;
        }
        int total = hours * 3600 + minutes * 60 + seconds;
        offset = total > 64_800 ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(sign * total));
        return offset.isPresent();
    }

    private int offsetPart(String form) {
        if (form.contains(":")) {
            if (!text.startsWith(":", at)) {
                return -1;
            }
            at++;
        }
        return digits(2, 2);
    }

    private boolean takesFractionIfThere() {
        boolean there = at + 1 < text.length() && ".,".indexOf(text.charAt(at)) >= 0 && isDigit(text.charAt(at + 1));
        return !there || takesDigitsOfFraction(9);
    }

    private boolean takesFraction(String form) {
        if (form.charAt(1) == '9') {
            return takesFractionIfThere();
        }
        int start = at;
        return at < text.length()
                && text.charAt(at) == form.charAt(0)
                && takesDigitsOfFraction(form.length() - 1)
                && at - start == form.length();
    }

    private boolean takesDigitsOfFraction(int most) {
        at++;
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < Math.max(most, 9)) {
            at++;
        }
        String digits = (text.substring(start, at) + "000000000").substring(0, 9);
        nano = Integer.parseInt(digits);
        return true;
    }

    private boolean takesPlain(String plain) {
        boolean found = text.startsWith(plain, at);
        at += plain.length();
        return found;
    }

    private static ExprException invalid(String text) {
        return ExprException.of("invalid date " + shortened(text));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
