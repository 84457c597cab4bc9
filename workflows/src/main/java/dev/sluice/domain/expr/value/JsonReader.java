package dev.sluice.domain.expr.value;

import dev.sluice.domain.expr.ExprException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads JSON into values; every number is a real, and of several fields of one name the last is kept. */
public final class JsonReader {
    private final String text;
    private final Budget budget;
    private int at;

    private JsonReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /**
     * The value of a JSON text.
     *
     * @throws ExprException when it is none, or the budget cannot pay for it
     */
    public static @Nullable Object read(String text, Budget budget) {
        JsonReader reader = new JsonReader(text, budget);
        Object value = reader.value(0);
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.unexpected("after the value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        budget.step();
        blank();
        return switch (peek()) {
            case '{' -> object(Budget.deeper(depth));
            case '[' -> array(Budget.deeper(depth));
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private SequencedMap<String, @Nullable Object> object(int depth) {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        at++;
        blank();
        for (boolean more = !take('}'); more; more = hasMore('}')) {
            blank();
            if (peek() != '"') {
                throw unexpected("where a field's name begins");
            }
            String name = string();
            blank();
            if (!take(':')) {
                throw unexpected("after a field's name");
            }
            budget.entries(1);
            fields.put(name, value(depth));
        }
        return Collections.unmodifiableSequencedMap(fields);
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        at++;
        blank();
        for (boolean more = !take(']'); more; more = hasMore(']')) {
            budget.elements(1);
            elements.add(value(depth));
        }
        return Collections.unmodifiableList(elements);
    }

    private boolean hasMore(char end) {
        blank();
        if (take(',')) {
            return true;
        }
        if (take(end)) {
            return false;
        }
        throw unexpected("after an element");
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw unexpected("where a value begins");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        double value = Double.parseDouble(text.substring(start, at));
        if (Double.isInfinite(value)) {
            throw ExprException.of("JSON number " + text.substring(start, at) + " is out of range");
        }
        budget.reads(at - start);
        return value;
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected("in a value");
        }
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (!take('"')) {
            char c = peek();
            if (c < ' ') {
                throw unexpected("in a string");
            }
            at++;
            read.append(c == '\\' ? escape() : c);
        }
        budget.characters(2L * read.length());
        return wellFormed(read);
    }

    /** Half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD. */
    private static String wellFormed(StringBuilder read) {
        StringBuilder text = new StringBuilder(read.length());
        read.codePoints()
                .map(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE ? c : 0xFFFD)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw ExprException.of("bad escape in JSON string");
        };
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw unexpected("in a \\u escape");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean found = peek() == c && at < text.length();
        at += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private ExprException unexpected(String where) {
        return ExprException.of(
                at >= text.length() ? "JSON ends too early" : "unexpected '" + peek() + "' in JSON " + where);
    }
}
