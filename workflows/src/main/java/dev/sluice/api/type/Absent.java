package dev.sluice.api.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Immutable copies of lists and maps as they were read. Null elements of lists, which no schema admits, are dropped. */
public final class Absent {

    private Absent() {}

    /** A copy, or null when absent. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : toEmpty(list);
    }

    /** A copy, or the empty list when absent. */
    public static <T> List<T> toEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /** A copy in the same order, or the empty map when absent; values may be null. */
    public static <V extends @Nullable Object> Map<String, V> toEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
