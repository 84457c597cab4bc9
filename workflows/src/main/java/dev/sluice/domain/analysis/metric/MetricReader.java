package dev.sluice.domain.analysis.metric;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.rollout.GoDuration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one metric, and judges it (spec 4.3). */
public final class MetricReader {
    private static final String PLUGIN = "plugin";
    private static final int ERRORS_IN_A_ROW = 4;

    private MetricReader() {}

    /**
     * The metric.
     *
     * @param metric with all arguments in place
     * @throws InvalidAnalysis when it breaks a rule; the message has no path
     */
    public static MetricSpec read(Json.Obj metric) {
        MetricSpec.Limits limits = new MetricSpec.Limits(
                number(metric, "failureLimit", 0),
                number(metric, "inconclusiveLimit", 0),
                number(metric, "consecutiveErrorLimit", ERRORS_IN_A_ROW),
                number(metric, "consecutiveSuccessLimit", 0));
        int count = number(metric, "count", 0);
        judge(limits, count);
        Optional<Duration> interval = length(metric, "interval", "invalid interval string");
        require(count <= 1 || interval.isPresent(), "interval must be specified when count > 1");
        Optional<Duration> delay = length(metric, "initialDelay", "invalid startDelay string");
        String provider = provider(metric.obj("provider"));
        return new MetricSpec(
                metric.text("name").orElse(""),
                interval,
                delay.orElse(Duration.ZERO),
                end(count, interval.isPresent()),
                new MetricSpec.Conditions(
                        metric.text("successCondition").orElse(""),
                        metric.text("failureCondition").orElse("")),
                limits,
                provider,
                config(metric.obj("provider"), provider));
    }

    private static OptionalInt end(int count, boolean repeated) {
        if (count > 0) {
            return OptionalInt.of(count);
        }
        return repeated ? OptionalInt.empty() : OptionalInt.of(1);
    }

    private static void judge(MetricSpec.Limits limits, int count) {
        require(limits.consecutiveSuccess() >= 0, "consecutiveSuccessLimit must be >= 0");
        require(limits.failure() >= -1, "failureLimit must be >= 0, or -1 to be disabled");
        require(
                limits.failure() >= 0 || limits.consecutiveSuccess() > 0,
                "failureLimit and consecutiveSuccessLimit cannot both be disabled");
        require(limits.inconclusive() >= 0, "inconclusiveLimit must be >= 0");
        require(limits.consecutiveError() >= 0, "consecutiveErrorLimit must be >= 0");
        if (count > 0) {
            long both = (long) limits.failure() + limits.consecutiveSuccess();
            require(
                    limits.failure() < 0 || count >= both,
                    "count (%d) must be >= failureLimit + consecutiveSuccessLimit (%d + %d) if both >= 0"
                            .formatted(count, limits.failure(), limits.consecutiveSuccess()));
            require(count >= limits.consecutiveSuccess(), "count must be >= consecutiveSuccessLimit");
            require(count >= limits.inconclusive(), "count must be >= inconclusiveLimit");
        }
    }

    private static String provider(Json.Obj provider) {
        List<String> given = provider.fields().sequencedKeySet().stream()
                .filter(field -> provider.get(field).isPresent())
                .toList();
        require(!given.isEmpty(), "no provider specified");
        int plugins = given.contains(PLUGIN) ? provider.obj(PLUGIN).fields().size() : 1;
        require(given.size() == 1 && plugins <= 1, "multiple providers specified");
        require(plugins == 1, "no provider specified");
        return given.contains(PLUGIN)
                ? provider.obj(PLUGIN).fields().firstEntry().getKey()
                : given.getFirst();
    }

    private static Json.Obj config(Json.Obj provider, String name) {
        return provider.get(PLUGIN).isPresent() ? provider.obj(PLUGIN).obj(name) : provider.obj(name);
    }

    /** A whole number, as such or as text, because a template can put it in by an argument. */
    private static int number(Json.Obj metric, String field, int absent) {
        Optional<Json> given = metric.get(field);
        if (given.isEmpty()) {
            return absent;
        }
        OptionalLong number = given.get() instanceof Json.Str(String text) ? whole(text) : metric.integer(field);
        require(
                number.isPresent() && number.getAsLong() == (int) number.getAsLong(),
                field + " must be a whole number, and is " + JsonText.write(given.get()));
        return (int) number.orElseThrow();
    }

    private static OptionalLong whole(String text) {
        return text.matches("[+-]?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<Duration> length(Json.Obj metric, String field, String complaint) {
        Optional<String> text = metric.text(field).filter(given -> !given.isEmpty());
        Optional<Duration> length = text.flatMap(GoDuration::parse);
        require(
                length.isPresent() || text.isEmpty(),
                complaint + ": " + JsonText.write(Json.of(text.orElse(""))) + " is no duration");
        return length;
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new InvalidAnalysis(rule);
        }
    }
}
