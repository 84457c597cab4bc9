package dev.sluice.domain.planner;

import static dev.sluice.domain.planner.Checks.runs;
import static dev.sluice.domain.planner.Checks.step;
import static dev.sluice.domain.planner.Releases.pause;
import static dev.sluice.domain.planner.Releases.setWeight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.analysis.run.Phase;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How AnalysisRuns are named, found again, ended and deleted (spec 4.1). */
class AnalysisRunUpkeepTest {
    private static final Duration MOMENT = Duration.ofSeconds(10);
    private final RolloutPlanner planner = new RolloutPlanner();

    private static Releases analysed(Map<String, Object> spec, String template) {
        Releases web = Releases.with(1, spec, Map.of(), step(template), pause());
        web.cluster.templates(Checks.all());
        return web.deployed();
    }

    private Plan plan(Releases web, Optional<Trouble> trouble) {
        return planner.plan(web.cluster.observe(trouble));
    }

    private static List<String> created(Plan plan) {
        return plan.actions().stream()
                .filter(Action.CreateAnalysisRun.class::isInstance)
                .flatMap(action -> action.target().stream())
                .toList();
    }

    /** Plans and acts until a run is to be created; answers its name. */
    private String untilCreation(Releases web) {
        Plan plan = plan(web, Optional.empty());
        while (created(plan).isEmpty()) {
            plan.actions().forEach(web.cluster::apply);
            web.cluster.advanceTo(web.cluster.now().plusSeconds(1));
            plan = plan(web, Optional.empty());
        }
        return created(plan).getFirst();
    }

    private static Trouble taken(String name, Instant notBefore) {
        return new Trouble("CreateAnalysisRun " + name, 1, Trouble.NAME_TAKEN, "exists", notBefore);
    }

    @Test
    void aCreationWhoseAnswerWasLostFindsItsRun() {
        Releases web = analysed(Map.of(), "long").image("web:2");
        String name = untilCreation(web);
        plan(web, Optional.empty()).actions().stream()
                .filter(Action.CreateAnalysisRun.class::isInstance)
                .forEach(web.cluster::apply);
        assertThat(created(plan(web, Optional.empty()))).containsExactly(name);
        web.after(MOMENT);
        assertThat(runs(web)).containsExactly("2-0 Running");
    }

    @Test
    void aNameThatIsTakenIsFollowedByTheNextNumber() {
        Releases web = analysed(Map.of(), "long").image("web:2");
        String name = untilCreation(web);
        Instant later = web.cluster.now().plusSeconds(60);
        assertThat(created(plan(web, Optional.of(taken(name, later))))).containsExactly(name + ".1");
        assertThat(created(plan(web, Optional.of(taken(name + ".1", later))))).containsExactly(name + ".2");
        assertThat(created(plan(web, Optional.of(taken(name + ".9", later))))).containsExactly(name + ".10");
    }

    @ParameterizedTest
    @CsvSource({"-7", ".x", ".1.2", "-0.1"})
    void aNameLikeItThatIsTakenDoesNotMatter(String rest) {
        Releases web = analysed(Map.of(), "long").image("web:2");
        String name = untilCreation(web);
        Instant later = web.cluster.now().plusSeconds(60);
        assertThat(created(plan(web, Optional.of(taken(name + rest, later))))).containsExactly(name);
    }

    @Test
    void whatComesAfterAFailedCreationWaitsForIt() {
        Releases web = analysed(Map.of(), "long").image("web:2");
        String name = untilCreation(web);
        Instant later = web.cluster.now().plusSeconds(60);
        Trouble invalid =
                new Trouble("CreateAnalysisRun " + name, 1, Trouble.INVALID_ANALYSIS, "args.x was not resolved", later);
        Plan held = plan(web, Optional.of(invalid));
        assertThat(held.actions()).isEmpty();
        assertThat(held.deadline()).contains(later);
    }

    @Test
    void planningTwiceAsksForNothingMore() {
        Releases web = analysed(Map.of(), "long").image("web:2");
        web.after(MOMENT);
        assertThat(plan(web, Optional.empty())).isEqualTo(plan(web, Optional.empty()));
        assertThat(plan(web, Optional.empty()).actions()).isEmpty();
    }

    private static void releases(Releases web, int count) {
        for (int i = 0; i < count; i++) {
            web.image("web:" + (2 + i)).run();
            web.status("abort", Json.of(true)).run();
        }
    }

    @ParameterizedTest
    @CsvSource({"Successful,5", "Failed,5", "Inconclusive,5"})
    void ofRunsThatAreOverTheNewestFiveAreKept(Phase phase, int kept) {
        Releases web = analysed(Map.of(), "short");
        web.cluster.verdicts((kind, number) -> phase);
        releases(web, 8);
        assertThat(runs(web)).hasSize(kept).first().asString().startsWith("5-0");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "2,2"})
    void theLimitsAreTheUsers(int limit, int kept) {
        Releases web = analysed(Map.of("analysis", Map.of("successfulRunHistoryLimit", limit)), "short");
        releases(web, 4);
        assertThat(runs(web)).hasSize(kept);
    }

    @Test
    void theLimitsCountByOutcome() {
        Releases web = analysed(
                Map.of("analysis", Map.of("successfulRunHistoryLimit", 1, "unsuccessfulRunHistoryLimit", 2)), "short");
        web.cluster.verdicts((kind, number) -> number % 2 == 0 ? Phase.Successful : Phase.Error);
        releases(web, 8);
        assertThat(runs(web)).containsExactlyInAnyOrder("6-0 Error", "8-0 Error", "9-0 Successful");
    }

    @Test
    void runsOfAReplicaSetThatIsGoneGoToo() {
        Releases web = analysed(Map.of("revisionHistoryLimit", 1), "short");
        releases(web, 3);
        assertThat(web.sizes()).hasSize(3);
        assertThat(runs(web)).containsExactly("3-0 Successful", "4-0 Successful");
    }

    @Test
    void aRunThatTheReleaseGoesByIsNeitherEndedNorCounted() {
        Releases web = Releases.with(
                1,
                Map.of("analysis", Map.of("successfulRunHistoryLimit", 0)),
                Map.of("analysis", Checks.by("short")),
                setWeight(50),
                pause());
        web.cluster.templates(Checks.all());
        web.deployed().image("web:2").run();
        assertThat(runs(web)).containsExactly("2 Successful");
    }
}
