package dev.sluice.domain.expr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever the source is, evaluating it ends in a value or the evaluator's own error, soon and with little memory. {@code
 * -Dsluice.expr.fuzz.inputs=N} draws so many, {@code -Dsluice.expr.fuzz.seed=N} others.
 */
class FuzzTest {
    private static final long INPUTS = Long.getLong("sluice.expr.fuzz.inputs", 100_000);
    private static final long SEED = Long.getLong("sluice.expr.fuzz.seed", 20_261_130);
    private static final long SLOWEST = Duration.ofMillis(100).toNanos();
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int ATTEMPTS = 8;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final List<Environment> ENVIRONMENTS = List.of(
            environment("null"),
            environment("0.03"),
            environment("\"2023-08-14 aab\""),
            environment("true"),
            environment("[0.01, 0.02, 3]"),
            environment("[\"a\", null, {\"a\": [1]}]"),
            environment("{\"a\": {\"b\": [1, 2]}, \"b\": \"x\"}"));

    private static Environment environment(String json) {
        return AnalysisEnvironment.of(ExprJson.read(json), NOW);
    }

    /** One input; drawn again, it is the same. */
    private record Input(long seed, String source, Environment environment) {
        static Input of(long seed) {
            Random random = new Random(seed);
            Environment environment = ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size()));
            return new Input(seed, new RandomSource(random).next(), environment);
        }

        void evaluate() {
            try {
                ExprJson.write(Expression.parse(source).evaluate(environment));
            } catch (ExprException itsOwn) {
                assertThat(itsOwn).message().isNotBlank();
            }
        }

        @Override
        public String toString() {
            return "seed " + seed + ": " + source + " with "
                    + environment.variables().get("result");
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noSourceDoesMoreThanFailWithTheEvaluatorsOwnError() {
        for (long i = 0; i < INPUTS; i++) {
            Input input = Input.of(SEED + i);
            check(input);
        }
    }

    private static void check(Input input) {
        long allocated = allocated();
        long started = cpuTime();
        try {
            input.evaluate();
        } catch (Throwable other) {
            throw new AssertionError("another error at " + input, other);
        }
        if (cpuTime() - started > SLOWEST) {
            assertThat(least(input, FuzzTest::nanos))
                    .as("nanoseconds of " + input)
                    .isLessThan(SLOWEST);
        }
        if (allocated() - allocated > LARGEST) {
            assertThat(least(input, FuzzTest::bytes)).as("bytes of " + input).isLessThan(LARGEST);
        }
    }

    /** The least of several attempts, since the machine may have been busy, and the code cold. */
    private static long least(Input input, ToLongFunction<Input> cost) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            least = Math.min(least, cost.applyAsLong(input));
        }
        return least;
    }

    private static long nanos(Input input) {
        long started = cpuTime();
        input.evaluate();
        return cpuTime() - started;
    }

    private static long bytes(Input input) {
        long before = allocated();
        input.evaluate();
        return allocated() - before;
    }

    /** Not the time on the wall, which other work on the machine takes its part of. */
    private static long cpuTime() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
