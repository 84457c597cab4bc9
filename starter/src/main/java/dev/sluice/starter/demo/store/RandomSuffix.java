package dev.sluice.starter.demo.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The end of a generated name: five characters out of those that spell no words. */
final class RandomSuffix {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private RandomSuffix() {}

    static String next() {
        return ThreadLocalRandom.current()
                .ints(5, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
