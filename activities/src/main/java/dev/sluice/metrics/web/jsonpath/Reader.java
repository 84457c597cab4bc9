package dev.sluice.metrics.web.jsonpath;

import dev.sluice.domain.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands between a pair of braces, or a part of it. */
final class Reader {
    private static final int DEEPEST = 10;
    private static final String ENDS_NAME = ".,[]$@{} \t\r\n";
    private static final Pattern QUOTED_KEY = Pattern.compile("'([^']*)'");
    private static final Pattern SLICE = Pattern.compile("(-?\\d{0,9})(:-?\\d{0,9})?(:-?\\d{0,9})?");
    private static final Pattern COMPARISON = Pattern.compile("([^!<>=]+)([!<>=]+)(.+)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    private final String text;
    private final int depth;
    private final List<Node> nodes = new ArrayList<>();
    private int at;

    private Reader(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    static List<Node> read(String text) throws JsonPathException {
        return read(text, 0);
    }

    private static List<Node> read(String text, int depth) throws JsonPathException {
        if (depth > DEEPEST) {
            throw new JsonPathException("it is nested deeper than " + DEEPEST + " levels");
        }
        Reader reader = new Reader(text, depth);
        while (reader.at < text.length()) {
            reader.next();
        }
        return List.copyOf(reader.nodes);
    }

    private void next() throws JsonPathException {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '@', '$' -> at++;
            case '[' -> bracket();
            case '"', '\'' -> quote(c);
            case '.' -> dot();
            default -> word();
        }
    }

    private void dot() throws JsonPathException {
        if (!text.startsWith("..", at)) {
            at++;
            field();
            return;
        }
        at += 2;
        nodes.add(new Node.Descend());
        if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            field();
        } else if (at < text.length() && text.charAt(at) == '*') {
            field();
        }
    }

    /** A name up to a character that ends it, or to one that is escaped by a backslash. */
    private void field() throws JsonPathException {
        StringBuilder name = new StringBuilder();
        for (; at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
        }
        if (name.isEmpty()) {
            throw new JsonPathException("there is no name after a dot");
        }
        nodes.add(name.toString().equals("*") ? new Node.Wildcard() : new Node.Field(name.toString()));
    }

    private void quote(char mark) throws JsonPathException {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != mark; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        if (at++ >= text.length()) {
            throw new JsonPathException("a quoted text has no end");
        }
        nodes.add(new Node.Literal(Json.of(value.toString())));
    }

    private void word() throws JsonPathException {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            nodes.add(new Node.Literal(new Json.Num(new BigDecimal(number.group()))));
            return;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        switch (word) {
            case "true", "false" -> nodes.add(new Node.Literal(Json.of(word.equals("true"))));
            case "" -> throw new JsonPathException("'" + text.charAt(at) + "' is not expected here");
            default -> throw new JsonPathException("\"" + word + "\" is not expected here");
        }
    }

    private void bracket() throws JsonPathException {
        if (text.startsWith("[?(", at)) {
            filter();
            return;
        }
        int end = text.indexOf(']', at);
        if (end < 0) {
            throw new JsonPathException("a bracket has no end");
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        if (inside.contains(",")) {
            nodes.add(new Node.Union(union(inside)));
        } else {
            nodes.addAll(selector(inside));
        }
    }

    private List<List<Node>> union(String inside) throws JsonPathException {
        List<List<Node>> paths = new ArrayList<>();
        for (String part : inside.split(",", -1)) {
            paths.add(read("[" + part.strip() + "]", depth + 1));
        }
        return paths;
    }

    private List<Node> selector(String inside) throws JsonPathException {
        if (inside.equals("*")) {
            return List.of(new Node.Wildcard());
        }
        Matcher key = QUOTED_KEY.matcher(inside);
        if (key.matches()) {
            return read("." + key.group(1), depth + 1);
        }
        Matcher slice = SLICE.matcher(inside);
        if (!slice.matches()) {
            throw new JsonPathException("\"" + inside + "\" is not an index");
        }
        if (slice.group(2) == null && slice.group(3) == null) {
            return List.of(new Node.Index(bound(slice.group(1)).orElse(0)));
        }
        return List.of(new Node.Slice(bound(slice.group(1)), bound(slice.group(2)), bound(slice.group(3))));
    }

    private static OptionalInt bound(@Nullable String text) throws JsonPathException {
        String digits = Optional.ofNullable(text).orElse("").replace(":", "");
        if (digits.equals("-")) {
            throw new JsonPathException("\"-\" is not an index");
        }
        return digits.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    private void filter() throws JsonPathException {
        int start = at + "[?(".length();
        int end = closing(start);
        if (end < 0 || end + 1 >= text.length() || text.charAt(end + 1) != ']') {
            throw new JsonPathException("a filter has no end");
        }
        String condition = text.substring(start, end);
        at = end + 2;
        Matcher comparison = COMPARISON.matcher(condition);
        if (!comparison.matches()) {
            nodes.add(new Node.Exists(read(condition, depth + 1)));
            return;
        }
        nodes.add(new Node.Compare(
                read(comparison.group(1), depth + 1),
                operator(comparison.group(2)),
                read(comparison.group(3), depth + 1)));
    }

    /** The parenthesis that ends a filter: the first one outside of quotes. */
    private int closing(int start) {
        char mark = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mark == 0 && c == ')') {
                return i;
            }
            if (mark == 0 && (c == '"' || c == '\'')) {
                mark = c;
            } else if (c == mark && text.charAt(i - 1) != '\\') {
                mark = 0;
            }
        }
        return -1;
    }

    private static Node.Operator operator(String text) throws JsonPathException {
        return switch (text) {
            case "==" -> Node.Operator.EQ;
            case "!=" -> Node.Operator.NE;
            case "<" -> Node.Operator.LT;
            case "<=" -> Node.Operator.LE;
            case ">" -> Node.Operator.GT;
            case ">=" -> Node.Operator.GE;
            default -> throw new JsonPathException("\"" + text + "\" is not a comparison");
        };
    }
}
