package dev.sluice.domain.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads JSON text that stands inside an object, as in an annotation. Strict: RFC 8259 and nothing more, at most
 * {@value #DEEPEST} levels.
 */
public final class JsonReader {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The value; empty when the text is no JSON. */
    public static Optional<Json> read(String text) {
        JsonReader reader = new JsonReader(text);
        Optional<Json> value = reader.value(0);
        reader.skipBlanks();
        return value.filter(complete -> reader.at == text.length());
    }

    private Optional<Json> value(int depth) {
        skipBlanks();
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string().map(Json::of);
            case 't' -> literal("true", Json.of(true));
            case 'f' -> literal("false", Json.of(false));
            case 'n' -> literal("null", Json.NULL);
            default -> number();
        };
    }

    private Optional<Json> object(int depth) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        at++;
        if (take('}')) {
            return Optional.of(Json.Obj.EMPTY);
        }
        do {
            skipBlanks();
            Optional<String> name = string();
            if (name.isEmpty() || !take(':')) {
                return Optional.empty();
            }
            Optional<Json> value = value(depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.put(name.get(), value.get());
        } while (take(','));
        return take('}') ? Optional.of(new Json.Obj(fields)) : Optional.empty();
    }

    private Optional<Json> array(int depth) {
        List<Json> elements = new ArrayList<>();
        at++;
        if (take(']')) {
            return Optional.of(new Json.Arr(elements));
        }
        do {
            Optional<Json> value = value(depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            elements.add(value.get());
        } while (take(','));
        return take(']') ? Optional.of(new Json.Arr(elements)) : Optional.empty();
    }

    private Optional<String> string() {
        if (peek() != '"') {
            return Optional.empty();
        }
        StringBuilder read = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() < ' ') {
                return Optional.empty();
            }
            if (peek() != '\\') {
                read.append(peek());
                continue;
            }
            Optional<Character> escaped = escaped();
            if (escaped.isEmpty()) {
                return Optional.empty();
            }
            read.append(escaped.get());
        }
        at++;
        return Optional.of(read.toString());
    }

    private Optional<Character> escaped() {
        at++;
        return switch (peek()) {
            case '"', '\\', '/' -> Optional.of(peek());
            case 'b' -> Optional.of('\b');
            case 'f' -> Optional.of('\f');
            case 'n' -> Optional.of('\n');
            case 'r' -> Optional.of('\r');
            case 't' -> Optional.of('\t');
            case 'u' -> hex();
            default -> Optional.empty();
        };
    }

    private Optional<Character> hex() {
        String digits = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            return Optional.empty();
        }
        at += 4;
        return Optional.of((char) Integer.parseInt(digits, 16));
    }

    private Optional<Json> number() {
        int from = at;
        while ("+-.eE0123456789".indexOf(peek()) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        return digits.matches("-?(0|[1-9][0-9]{0,300})(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?")
                ? Optional.of(new Json.Num(new BigDecimal(digits)))
                : Optional.empty();
    }

    private Optional<Json> literal(String word, Json value) {
        if (!text.startsWith(word, at)) {
            return Optional.empty();
        }
        at += word.length();
        return Optional.of(value);
    }

    private boolean take(char wanted) {
        skipBlanks();
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void skipBlanks() {
        while (" \t\r\n".indexOf(peek()) >= 0) {
            at++;
        }
    }

    /** The next character; NUL, which no JSON text holds outside of an error, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
