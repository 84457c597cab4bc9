package dev.sluice.domain.expr.function;

import dev.sluice.domain.expr.type.Type;
import org.jspecify.annotations.Nullable;

/** How errors name the type of a value, as Go does. */
public final class TypeName {
    private TypeName() {}

    public static String of(@Nullable Object value) {
        return value == null ? "<nil>" : Type.of(value).shown();
    }
}
