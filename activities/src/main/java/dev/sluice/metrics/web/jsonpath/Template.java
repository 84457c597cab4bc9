package dev.sluice.metrics.web.jsonpath;

import java.util.ArrayList;
import java.util.List;

/** Splits a template into what its braces hold; text outside of them becomes a quoted action. */
final class Template {
    private Template() {}

    static List<String> actions(String text) throws JsonPathException {
        List<String> actions = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int outside = open < 0 ? text.length() : open;
            if (outside > at) {
                actions.add(
                        '"' + text.substring(at, outside).replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
            if (open < 0) {
                return actions;
            }
            int close = close(text, open + 1);
            actions.add(text.substring(open + 1, close));
            at = close + 1;
        }
        return actions;
    }

    private static int close(String text, int start) throws JsonPathException {
        char mark = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (mark == 0 && c == '}') {
                return i;
            }
            if (mark == 0 && (c == '"' || c == '\'')) {
                mark = c;
            } else if (c == mark && text.charAt(i - 1) != '\\') {
                mark = 0;
            }
        }
        throw new JsonPathException("a brace has no end");
    }
}
