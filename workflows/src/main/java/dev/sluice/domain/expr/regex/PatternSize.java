package dev.sluice.domain.expr.regex;

import java.util.ArrayDeque;
import java.util.Deque;

/** Estimates how many instructions a pattern has, counted repetitions written out, before it is compiled. */
final class PatternSize {
    /** More than any bound; where an estimate stops growing. */
    private static final long HUGE = 1L << 40;

    /** The most repetitions; the library that compiles them goes as deep as there are. */
    private static final int MOST_REPETITIONS = 300;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static long of(String pattern) {
        PatternSize size = new PatternSize(pattern);
        while (size.at < pattern.length()) {
            size.next();
        }
        long all = size.sum + size.last;
        for (long around : size.outer) {
            all += around;
        }
        return Math.min(all, HUGE);
    }

    /** How deep groups are nested at most. */
    static int depth(String pattern) {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '(' ? 1 : pattern.charAt(i) == ')' ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    private void next() {
        char c = pattern.charAt(at++);
        switch (c) {
            case '(' -> {
                outer.push(sum + last);
                sum = 0;
                last = 0;
            }
            case ')' -> {
                last = sum + last + 2;
                sum = outer.isEmpty() ? 0 : outer.pop();
            }
            case '{' -> repeat();
            case '[' -> {
                skipClass();
                item(1);
            }
            case '\\' -> {
                at++;
                item(1);
            }
            case '*', '+', '?', '|' -> last++;
            default -> item(1);
        }
        sum = Math.min(sum, HUGE);
        last = Math.min(last, HUGE);
    }

    private void item(long size) {
        sum += last;
        last = size;
    }

    private void skipClass() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void repeat() {
        int close = pattern.indexOf('}', at);
        String inside = close < 0 ? "" : pattern.substring(at, close);
        long times = 0;
        for (String number : inside.split(",", -1)) {
            boolean counted =
                    !number.isEmpty() && number.length() < 6 && number.chars().allMatch(Character::isDigit);
            times = Math.max(times, counted ? Long.parseLong(number) : 0);
        }
        long written = times > MOST_REPETITIONS ? HUGE : times;
        last = written > 1 ? Math.min(last, HUGE / written) * written + 1 : last + 1;
        at = times > 0 ? close + 1 : at;
    }
}
