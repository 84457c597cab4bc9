package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.e2e.fuzz.Specimens;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Rollouts that nobody in his senses writes: each is refused by the API server, or says what is wrong with it, or is served
 * if it is valid after all; and nobody else suffers. They are made by chance from a seed, another one if {@code SLUICE_E2E_FUZZ_SEED}
 * names it. Alone on the machine, which it floods.
 */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {
    @RegisterExtension
    static final Lab LAB = new Lab("fuzz");

    private static final int COUNT = 250;

    /** Of a release while hundreds of others are deployed at once. */
    private static final Duration IN_A_CROWD = Duration.ofSeconds(60);

    /** Of a release while all others have been dealt with. */
    private static final Duration NORMAL = Duration.ofSeconds(20);

    private static final long SEED = Optional.ofNullable(System.getenv("SLUICE_E2E_FUZZ_SEED"))
            .map(Long::valueOf)
            .orElse(2026L);

    private final ReleaseRuns runs = new ReleaseRuns(System.getenv("SLUICE_LOCAL_TEMPORAL"));

    @AfterAll
    void close() {
        runs.close();
    }

    @Test
    void hostileObjectsMeetTheirFateAndNobodyElseSuffers(Rollouts good, Rollouts bad, TestReporter reporter) {
        ControllerProcess controller = LAB.startController();
        HostileRollouts hostile = new HostileRollouts(LAB.client(), bad.namespace());
        List<Duration> releases;
        try (Bystander bystander = new Bystander(good)) {
            hostile.create(Specimens.draw(COUNT, SEED, LAB.instance()));
            hostile.strike();
            hostile.judge();
            releases = bystander.stop();
            hostile.judge();
        }

        reporter.publishEntry(
                "seed " + SEED, hostile.admitted().size() + " of " + COUNT + " admitted, releases took " + releases);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(hostile.surprises()).as("seed %d: surprises", SEED).isEmpty();
        softly.assertThat(hostile.admitted()).as("seed %d: admitted", SEED).hasSizeGreaterThanOrEqualTo(COUNT / 2);
        softly.assertThat(releases)
                .as("seed %d: other releases meanwhile", SEED)
                .isNotEmpty()
                .allSatisfy(took -> assertThat(took).isLessThan(IN_A_CROWD))
                .last(InstanceOfAssertFactories.DURATION)
                .isLessThan(NORMAL);
        softly.assertThat(controller.alive()).as("seed %d: alive", SEED).isTrue();
        softly.assertThat(controller.code("/healthz"))
                .as("seed %d: healthz", SEED)
                .isEqualTo(HttpURLConnection.HTTP_OK);
        softly.assertThat(controller.lines())
                .as("seed %d: log", SEED)
                .noneMatch(line -> line.contains("level=ERROR") || line.startsWith("\tat dev.sluice"));
        softly.assertThat(runs.troubles(bad.namespace()))
                .as("seed %d: runs", SEED)
                .isEmpty();
        softly.assertThat(runs.troubles(good.namespace()))
                .as("seed %d: other runs", SEED)
                .isEmpty();
        softly.assertAll();
    }
}
