package dev.sluice.starter.cli.lint;

import dev.sluice.starter.cli.manifest.Position;
import dev.sluice.starter.view.Printable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Something that is wrong with an object.
 *
 * @param field the path that the message is about
 */
record Finding(Manifest manifest, Severity severity, String field, String message) {

    /** How bad it is. */
    enum Severity {
        /** The controller, or the API server, would not take the object. */
        ERROR,
        /** Part of the object would have no effect. */
        WARNING
    }

    Position at() {
        return manifest.find(field);
    }

    /** On one line, in the form of compilers. */
    String line() {
        String mark = severity == Severity.WARNING ? "warning: " : "";
        return Printable.of(manifest.source() + ":" + at() + ": " + mark + manifest.label() + ": " + message);
    }

    /** For programs. */
    SequencedMap<String, Object> plain() {
        SequencedMap<String, Object> plain = new LinkedHashMap<>();
        plain.put("file", manifest.source());
        plain.put("line", at().line());
        plain.put("column", at().column());
        plain.put("severity", severity.name().toLowerCase(Locale.ROOT));
        plain.put("kind", manifest.kind());
        plain.put("namespace", manifest.namespace());
        plain.put("name", manifest.name());
        plain.put("field", field);
        plain.put("message", message);
        return plain;
    }
}
