package dev.sluice.metrics.influxdb;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by RFC 4180: cells may be quoted, and then hold commas, quotes and line ends. */
final class CsvRows {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    private CsvRows(String text) {
        this.text = text;
    }

    /** All rows; an empty line is a row of one empty cell. */
    static List<List<String>> read(String text) {
        CsvRows reader = new CsvRows(text);
        while (reader.at < text.length()) {
            reader.cell();
        }
        if (!reader.row.isEmpty()) {
            reader.rows.add(reader.row);
        }
        return reader.rows;
    }

    private void cell() {
        row.add(text.charAt(at) == '"' ? quoted() : plain());
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            if (at == text.length()) {
                row.add("");
            }
            return;
        }
        if (text.startsWith("\r\n", at)) {
            at++;
        }
        at++;
        rows.add(row);
        row = new ArrayList<>();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                if (!text.startsWith("\"\"", at)) {
                    at++;
                    return cell.append(plain()).toString();
                }
                at++;
            }
            cell.append(text.charAt(at));
        }
        return cell.toString();
    }
}
