package dev.sluice.metrics.influxdb;

import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated CSV: tables, each with rows that tell its columns' types and defaults, a row of names, and records. The
 * column {@code _value} is what counts.
 */
final class FluxTables {
    private static final String TYPES = "#datatype";
    private static final String DEFAULTS = "#default";

    private final HttpAnswer answer;
    private List<String> types = List.of();
    private List<String> defaults = List.of();
    private List<String> names = List.of();
    private final List<@Nullable Object> values = new ArrayList<>();

    private FluxTables(HttpAnswer answer) {
        this.answer = answer;
    }

    /** The values of all records, in order: a long, a double, a boolean, a text, or null. */
    static List<@Nullable Object> values(HttpAnswer answer) throws ProviderException {
        FluxTables tables = new FluxTables(answer);
        for (List<String> row : CsvRows.read(answer.body())) {
            tables.take(row);
        }
        return tables.values;
    }

    private void take(List<String> row) throws ProviderException {
        String first = row.getFirst();
        if (first.startsWith("#") || (row.size() == 1 && first.isEmpty())) {
            annotate(row, first);
        } else if (names.isEmpty()) {
            names = row;
        } else {
            add(row);
        }
    }

    /** An annotation, or the empty line between tables, means that other columns follow. */
    private void annotate(List<String> row, String kind) {
        names = List.of();
        if (kind.equals(TYPES)) {
            types = row;
        } else if (kind.equals(DEFAULTS)) {
            defaults = row;
        }
    }

    private void add(List<String> row) throws ProviderException {
        int error = names.indexOf("error");
        if (error >= 0 && names.contains("reference")) {
            throw new ProviderException("InfluxDB refuses the query: " + answer.told(cell(row, error)));
        }
        int value = names.indexOf("_value");
        if (value < 0) {
            throw new ProviderException("the answer of InfluxDB has a table without a column _value");
        }
        String text = cell(row, value).isEmpty() ? cell(defaults, value) : cell(row, value);
        values.add(typed(text, cell(types, value)));
    }

    private static @Nullable Object typed(String text, String type) throws ProviderException {
        if (text.isEmpty() && !type.equals("string")) {
            return null;
        }
        try {
            return switch (type) {
                case "long" -> Long.valueOf(text);
                case "unsignedLong", "double" -> GoFloat.parse(text);
                case "boolean" -> text.equals("true");
                default -> text;
            };
        } catch (NumberFormatException notNumber) {
            throw new ProviderException("the answer of InfluxDB has a value that is no " + type, notNumber);
        }
    }

    private static String cell(List<String> row, int at) {
        return at < row.size() ? row.get(at) : "";
    }
}
