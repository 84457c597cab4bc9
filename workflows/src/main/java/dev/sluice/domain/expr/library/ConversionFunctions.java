package dev.sluice.domain.expr.library;

import static dev.sluice.domain.expr.function.Parameter.TEXT;
import static dev.sluice.domain.expr.function.Parameter.TEXT_OR_NUMBER;
import static dev.sluice.domain.expr.function.Parameter.VALUE;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.time.Durations;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.GoFloat;
import dev.sluice.domain.expr.value.GoText;
import dev.sluice.domain.expr.value.GoWhole;
import dev.sluice.domain.expr.value.JsonReader;
import dev.sluice.domain.expr.value.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Month;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions that make a value of one type of that of another. */
final class ConversionFunctions {
    static final List<ExprFunction> ALL = List.of(
            ExprFunction.of("type", Simple.TEXT, a -> typeName(Type.of(a.value(0))), VALUE),
            ExprFunction.of("int", Simple.INT, ConversionFunctions::whole, TEXT_OR_NUMBER),
            ExprFunction.of("float", Simple.FLOAT, ConversionFunctions::real, TEXT_OR_NUMBER),
            ExprFunction.of("string", Simple.TEXT, a -> GoText.of(a.value(0), a.budget()), VALUE),
            ExprFunction.of("toJSON", Simple.TEXT, a -> JsonWriter.write(a.value(0), a.budget(), true), VALUE),
            ExprFunction.of("fromJSON", Simple.ANY, a -> JsonReader.read(a.text(0), a.budget()), TEXT),
            ExprFunction.of("toBase64", Simple.TEXT, ConversionFunctions::toBase64, TEXT),
            ExprFunction.of("fromBase64", Simple.TEXT, ConversionFunctions::fromBase64, TEXT));

    private ConversionFunctions() {}

    private static String typeName(Type type) {
        return switch (type) {
            case ListType ignored -> "array";
            case MapType ignored -> "map";
            case Simple simple -> simple == Simple.FLOAT ? "float" : simple.shown();
        };
    }

    private static Object whole(Arguments a) {
        return switch (a.value(0)) {
            case Long whole -> whole;
            case Double real -> GoWhole.of(real);
            case Duration length -> Durations.nanos(length);
            case Month month -> (long) month.getValue();
            case DayOfWeek day -> (long) (day.getValue() % 7);
            case null, default -> orInvalid(GoWhole.parse(a.text(0)), "int", a);
        };
    }

    private static Object real(Arguments a) {
        return switch (a.value(0)) {
            case Number number -> number.doubleValue();
            case String text -> {
                a.budget().steps(text.length());
                yield orInvalid(GoFloat.parse(text), "float", a);
            }
            case null, default -> throw ExprException.of("invalid operation: float(" + TypeName.of(a.value(0)) + ")");
        };
    }

    private static Object orInvalid(@Nullable Object number, String function, Arguments a) {
        if (number == null) {
            String text = a.text(0).length() > 40 ? a.text(0).substring(0, 40) + "…" : a.text(0);
            throw ExprException.of("invalid operation: " + function + "(" + text + ")");
        }
        return number;
    }

    private static String toBase64(Arguments a) {
        a.budget().characters(8L * a.text(0).length() + 4);
        return Base64.getEncoder().encodeToString(a.text(0).getBytes(StandardCharsets.UTF_8));
    }

    private static String fromBase64(Arguments a) {
        a.budget().characters(4L * a.text(0).length());
        String encoded = a.text(0).replace("\r", "").replace("\n", "");
        try {
            if (encoded.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException bad) {
            throw ExprException.of("illegal Base64");
        }
        throw ExprException.of("illegal Base64");
    }
}
