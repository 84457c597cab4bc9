package dev.sluice.domain.json;

import java.util.Iterator;

/** Writes a tree as compact JSON text. */
public final class JsonText {
    private JsonText() {}

    public static String write(Json json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(Json json, StringBuilder out) {
        switch (json) {
            case Json.Obj obj -> {
                out.append('{');
                for (Iterator<String> names = obj.fields().sequencedKeySet().iterator(); names.hasNext(); ) {
                    String name = names.next();
                    quote(name, out);
                    out.append(':');
                    write(obj.fields().getOrDefault(name, Json.NULL), out);
                    out.append(names.hasNext() ? "," : "");
                }
                out.append('}');
            }
            case Json.Arr arr -> {
                out.append('[');
                for (Iterator<Json> elements = arr.elements().iterator(); elements.hasNext(); ) {
                    write(elements.next(), out);
                    out.append(elements.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case Json.Str str -> quote(str.value(), out);
            case Json.Num num -> out.append(num.value());
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null ignored -> out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
