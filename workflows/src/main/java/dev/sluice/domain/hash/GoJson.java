package dev.sluice.domain.hash;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The text that Go's encoder writes for a JSON value that was read into a Go type (spec 3.2 and App. D). Reading is the
 * reference's: names match exactly, unknown fields are dropped, null is as good as absent, and a value of the wrong kind
 * counts as the zero value, so that nothing is ever refused.
 */
final class GoJson {
    private final Times times;
    private final StringBuilder out = new StringBuilder();

    private GoJson(Times times) {
        this.times = times;
    }

    /** What becomes of a time that is not set, in a field that is to be left out in that case. */
    enum Times {
        /** It is left out: Kubernetes libraries since 0.34. */
        OMITTED,
        /** It is written as null: older libraries, which ignored the option. */
        NULL
    }

    /** The encoded value, without white space; its bytes are UTF-8. */
    static String write(GoType type, Json value, Times times) {
        GoJson json = new GoJson(times);
        json.write(type, value);
        return json.out.toString();
    }

    private void write(GoType type, Json value) {
        switch (type) {
            case GoType.Scalar scalar -> write(scalar, value);
            case GoType.Pointer pointer -> writePointer(pointer, value);
            case GoType.Slice slice -> writeSlice(slice, value);
            case GoType.Mapping mapping -> writeMapping(mapping, value);
            case GoType.Struct struct -> writeStruct(struct, value);
        }
    }

    private void write(GoType.Scalar scalar, Json value) {
        switch (scalar) {
            case STRING -> GoString.quote(GoScalars.text(value), out);
            case BOOL -> out.append(GoScalars.flag(value));
            case INT32, INT64 -> out.append(GoScalars.integer(scalar, value));
            case INT_OR_STRING -> writeIntOrString(value);
            case QUANTITY -> GoString.quote(Quantity.canonical(GoScalars.spelling(value)), out);
            case TIME -> writeTime(value);
            case RAW -> writeRaw(value);
        }
    }

    private void writeIntOrString(Json value) {
        if (value instanceof Json.Str(String text)) {
            GoString.quote(text, out);
        } else {
            out.append(GoScalars.port(value));
        }
    }

    private void writeTime(Json value) {
        GoTime.utc(GoScalars.text(value)).ifPresentOrElse(time -> GoString.quote(time, out), () -> out.append("null"));
    }

    private void writePointer(GoType.Pointer pointer, Json value) {
        if (value instanceof Json.Null) {
            out.append("null");
        } else {
            write(pointer.target(), value);
        }
    }

    private void writeSlice(GoType.Slice slice, Json value) {
        if (value instanceof Json.Arr(List<Json> elements)) {
            writeElements(slice.element(), elements);
        } else {
            out.append("null");
        }
    }

    private void writeElements(GoType type, List<Json> elements) {
        out.append('[');
        String separator = "";
        for (Json element : elements) {
            out.append(separator);
            write(type, element);
            separator = ",";
        }
        out.append(']');
    }

    private void writeMapping(GoType.Mapping mapping, Json value) {
        if (value instanceof Json.Obj(SequencedMap<String, Json> entries)) {
            writeEntries(mapping.value(), entries);
        } else {
            out.append("null");
        }
    }

    private void writeEntries(GoType type, SequencedMap<String, Json> entries) {
        TreeMap<String, Json> sorted = new TreeMap<>(GoString.BY_BYTES);
        sorted.putAll(entries);
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> entry : sorted.sequencedEntrySet()) {
            out.append(separator);
            writeMember(entry.getKey(), type, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void writeStruct(GoType.Struct struct, Json value) {
        SequencedMap<String, Json> given = value instanceof Json.Obj obj ? obj.fields() : Json.Obj.EMPTY.fields();
        out.append('{');
        String separator = "";
        for (GoType.Field field : struct.fields()) {
            Json content = given.getOrDefault(field.name(), Json.NULL);
            if (!omitted(field, content)) {
                out.append(separator);
                writeMember(field.name(), field.type(), content);
                separator = ",";
            }
        }
        out.append('}');
    }

    private boolean omitted(GoType.Field field, Json value) {
        return (field.omitEmpty() && empty(field.type(), value))
                || (field.omitZero() && times == Times.OMITTED && !GoTime.isSet(GoScalars.text(value)));
    }

    private static boolean empty(GoType type, Json value) {
        return switch (type) {
            case GoType.Scalar scalar -> GoScalars.empty(scalar, value);
            case GoType.Pointer pointer -> value instanceof Json.Null;
            case GoType.Slice slice ->
                !(value instanceof Json.Arr arr) || arr.elements().isEmpty();
            case GoType.Mapping mapping ->
                !(value instanceof Json.Obj obj) || obj.fields().isEmpty();
            case GoType.Struct struct -> false;
        };
    }

    private void writeMember(String name, GoType type, Json value) {
        GoString.quote(name, out);
        out.append(':');
        write(type, value);
    }

    private void writeRaw(Json value) {
        switch (value) {
            case Json.Obj obj -> writeEntries(GoType.Scalar.RAW, obj.fields());
            case Json.Arr arr -> writeElements(GoType.Scalar.RAW, arr.elements());
            case Json.Str str -> GoString.quote(str.value(), out);
            case Json.Num num -> out.append(GoNumber.write(num.value()));
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null ignored -> out.append("null");
        }
    }
}
