package dev.sluice.domain.expr;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws sources: well-formed ones from a grammar, damaged ones, and heaps of tokens. */
final class RandomSource {
    private static final Pattern HOLE = Pattern.compile("~([nsblmax])");
    private static final int DEEPEST = 7;

    /** What can stand in a hole of a kind: n number, s text, b truth, l list, m map, a any, x predicate's element. */
    private static final SequencedMap<String, List<String>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put(
                "n",
                List.of(
                        "~n + ~n",
                        "~n - ~n",
                        "~n * ~n",
                        "~n / ~n",
                        "~n % ~n",
                        "~n ** ~n",
                        "-~n",
                        "(~n)",
                        "len(~a)",
                        "sum(~l)",
                        "sum(~l, ~n)",
                        "count(~l, ~b)",
                        "reduce(~l, #acc + ~n, ~n)",
                        "reduce(~l, #acc + #)",
                        "max(~n, ~n)",
                        "min(~l)",
                        "mean(~l)",
                        "median(~l)",
                        "abs(~n)",
                        "round(~n)",
                        "floor(~n)",
                        "int(~a)",
                        "float(~a)",
                        "indexOf(~s, ~s)",
                        "findIndex(~l, ~b)",
                        "find(~l, ~b)",
                        "~l[~n]",
                        "first(~l)",
                        "bitshl(~n, ~n)",
                        "bitnot(~n)",
                        "asInt(~a)",
                        "asFloat(~a)",
                        "default(result, ~n)",
                        "~b ? ~n : ~n",
                        "get(~l, ~n)",
                        "duration(~s).Seconds()",
                        "date(~s).Unix()",
                        "let v = ~n; v + v",
                        "now().Year()",
                        "reduce(1..~n, #acc * 2.5, ~n)",
                        "(now() - date(~s)).Hours()"));
        SHAPES.put(
                "s",
                List.of(
                        "~s + ~s",
                        "upper(~s)",
                        "trim(~s, ~s)",
                        "replace(~s, ~s, ~s)",
                        "repeat(~s, ~n)",
                        "join(~l, ~s)",
                        "string(~a)",
                        "toJSON(~a)",
                        "type(~a)",
                        "~s[~n:~n]",
                        "toBase64(~s)",
                        "fromBase64(~s)",
                        "~l[~n]",
                        "reduce(1..~n, #acc + #acc, ~s)",
                        "now().Format(~s)",
                        "trimPrefix(~s, ~s)",
                        "lower(~s)",
                        "string(now() + duration(~s))",
                        "~s | split(~s) | join(~s)"));
        SHAPES.put(
                "b",
                List.of(
                        "~b and ~b",
                        "~b || ~b",
                        "not ~b",
                        "!~b",
                        "~n < ~n",
                        "~n <= ~n < ~n",
                        "~a == ~a",
                        "~a != ~a",
                        "~a in ~l",
                        "~a not in ~m",
                        "~s contains ~s",
                        "~s startsWith ~s",
                        "~s matches ~s",
                        "~s not endsWith ~s",
                        "all(~l, ~b)",
                        "any(~l, {~b})",
                        "one(~l, ~b)",
                        "none(~l, ~b)",
                        "isNil(~a)",
                        "isNaN(~n)",
                        "~s matches \"(a|b)*~n$\"",
                        "if ~b { ~b } else { ~b }",
                        "hasPrefix(~s, ~s)",
                        "~a ?? ~b"));
        SHAPES.put(
                "l",
                List.of(
                        "[~a, ~a]",
                        "~n..~n",
                        "1..~n",
                        "map(~l, ~a)",
                        "filter(~l, ~b)",
                        "sort(~l)",
                        "sort(~l, \"desc\")",
                        "sortBy(~l, ~n)",
                        "reverse(~l)",
                        "uniq(~l)",
                        "flatten(~l)",
                        "concat(~l, ~l)",
                        "take(~l, ~n)",
                        "~l[~n:~n]",
                        "split(~s, ~s)",
                        "splitAfter(~s, ~s, ~n)",
                        "keys(~m)",
                        "values(~m)",
                        "toPairs(~m)",
                        "fromJSON(~s)",
                        "map(~l, map(~l, ~a))",
                        "reduce(1..~n, [#acc, #acc], ~l)",
                        "reduce(1..~n, concat(#acc, #acc), ~l)",
                        "map(~l, #index)",
                        "~l | filter(~b) | map(~a)"));
        SHAPES.put(
                "m",
                List.of(
                        "{a: ~a, \"b\": ~a}",
                        "{(~s): ~a}",
                        "groupBy(~l, ~a)",
                        "fromPairs(~l)",
                        "fromJSON(toJSON(~m))",
                        "$env"));
        SHAPES.put(
                "a",
                List.of(
                        "~n",
                        "~s",
                        "~b",
                        "~l",
                        "~m",
                        "~m.a",
                        "~m?.a?.b",
                        "result.a",
                        "let w = ~a; [w, w]",
                        "(~a; ~a)",
                        "~m[~s]",
                        "result[~n]",
                        "~a ?? ~a"));
    }

    private static final SequencedMap<String, List<String>> LEAVES = new LinkedHashMap<>();

    static {
        LEAVES.put(
                "n",
                List.of(
                        "0",
                        "1",
                        "2",
                        "10",
                        "0.5",
                        "1e3",
                        "0x1F",
                        "1000000",
                        "100000",
                        "9223372036854775807",
                        "1e308",
                        "#",
                        "result",
                        "-1"));
        LEAVES.put(
                "s",
                List.of(
                        "\"a\"",
                        "\"\"",
                        "'é😀'",
                        "`(a*)*b`",
                        "\"[a-z]{1,999}\"",
                        "\"1h\"",
                        "\"2023-08-14\"",
                        "result",
                        "\"UTC\"",
                        "\"2006-01-02T15:04:05.000Z07:00\"",
                        "#",
                        "\"[[1,2],{}]\"",
                        "\"(((a{30}){30}){30})\""));
        LEAVES.put("b", List.of("true", "false", "result", "#"));
        LEAVES.put("l", List.of("[1, 2, 3]", "[]", "1..100", "result", "[\"b\", \"a\"]", "[[1], [2]]", "#", "1..2000"));
        LEAVES.put("m", List.of("{a: 1}", "{}", "result", "{\"a\": {b: [1]}}", "#"));
        LEAVES.put("a", List.of("nil", "1", "\"a\"", "result", "#", ".a", "[]", "now()", "asInt", "timezone(\"UTC\")"));
    }

    private static final List<String> TOKENS = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            ":",
            "?",
            "?.",
            "??",
            ".",
            "..",
            "#",
            "|",
            "+",
            "-",
            "*",
            "**",
            "/",
            "%",
            "==",
            "<",
            "!",
            "not",
            "and",
            "in",
            "matches",
            "let",
            "x",
            "=",
            "if",
            "else",
            "1",
            "1.5",
            "\"a\"",
            "result",
            "map",
            "filter",
            "len",
            "sum",
            "$env",
            "nil",
            "true",
            "`",
            "'",
            "\"",
            "\\",
            "0x",
            "1e",
            "/*",
            "//",
            "\n",
            "::",
            "#acc",
            "&",
            "@",
            "\0",
            "é",
            "😀",
            "\uD800",
            "b\"\\xff\"");

    private final Random random;

    RandomSource(Random random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> damaged(grown());
            case 2 -> heap();
            case 3 -> nested();
            default -> grown();
        };
    }

    private String grown() {
        return fill(pick(List.of("~b", "~a", "~n", "~s", "~l", "~m")), 0);
    }

    private String fill(String shape, int depth) {
        Matcher holes = HOLE.matcher(shape);
        return holes.replaceAll(hole -> Matcher.quoteReplacement(grow(hole, depth + 1)));
    }

    private String grow(MatchResult hole, int depth) {
        boolean leaf = depth > DEEPEST || random.nextInt(10) < 2 + depth;
        return leaf
                ? pick(LEAVES.getOrDefault(hole.group(1), List.of("1")))
                : fill(pick(SHAPES.getOrDefault(hole.group(1), List.of("1"))), depth);
    }

    private String damaged(String source) {
        StringBuilder damaged = new StringBuilder(source);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> damaged.insert(at, pick(TOKENS));
                case 1 -> damaged.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
                case 2 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(3)));
                default -> damaged.insert(at, damaged.substring(0, at));
            }
        }
        return damaged.toString();
    }

    private String heap() {
        StringBuilder heap = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            heap.append(pick(TOKENS)).append(random.nextBoolean() ? " " : "");
        }
        return heap.toString();
    }

    /** The same thing around itself, more often than is allowed now and then. */
    private String nested() {
        String shape = pick(List.of(
                "(%s)",
                "[%s]",
                "{a: %s}",
                "-%s",
                "not %s",
                "map([1], %s)",
                "%s + 1",
                "1 + %s",
                "%s.a",
                "%s[0]",
                "true ? %s : 1",
                "let x = 1; %s",
                "if true { %s } else { 1 }",
                "%s ?? 1",
                "1 ** %s",
                "%s | abs()",
                "abs(%s)",
                "%s?.a",
                "1 < %s",
                "%s; 1"));
        String inner = random.nextInt(4) == 0 ? grown() : "1";
        int times = random.nextInt(10) == 0 ? 2_000 : random.nextInt(60);
        int hole = shape.indexOf("%s");
        return shape.substring(0, hole).repeat(times)
                + inner
                + shape.substring(hole + 2).repeat(times);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
