package dev.sluice.starter.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisRunCommandsTest {
    private static final Clock TEN = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private RecordingApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        api = new RecordingApi(folder).with("""
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata:
                  name: web-new9-4-1
                  namespace: shop
                  uid: ar-1
                  creationTimestamp: "2026-03-01T09:58:00Z"
                  ownerReferences: [{kind: Rollout, name: web, uid: ro-1, controller: true}]
                spec: {metrics: [{name: m, provider: {web: {url: "http://p"}}}]}
                status:
                  phase: Failed
                  startedAt: "2026-03-01T09:58:00Z"
                  completedAt: "2026-03-01T09:58:30Z"
                  metricResults: [{name: m, successful: 1, failed: 2}, {name: n, error: 3}]
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata: {name: by-hand, namespace: shop, uid: ar-2, creationTimestamp: "2026-03-01T09:59:00Z"}
                spec: {metrics: [{name: m, provider: {web: {url: "http://p"}}}]}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: AnalysisRun
                metadata: {name: a-twin, namespace: shop, uid: ar-3, creationTimestamp: "2026-03-01T09:58:00Z"}
                spec: {metrics: [{name: m, provider: {web: {url: "http://p"}}}]}
                status: {phase: Running, startedAt: "2026-03-01T09:59:00Z"}
                """);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void getShowsARun() {
        Invocation done = Invocation.of(api, new GetAnalysisRun(TEN), "web-new9-4-1");

        assertThat(done.code()).isZero();
        assertThat(done.out()).startsWith("""
                Name:            web-new9-4-1
                Namespace:       shop
                Status:          ✖ Failed
                Owner:           Rollout/web
                """);
    }

    @Test
    void getPrintsTheObjectForPrograms() {
        Invocation done = Invocation.of(api, new GetAnalysisRun(TEN), "by-hand", "-o", "json");

        assertThat(done.out())
                .startsWith("{\n  \"apiVersion\" : \"argoproj.io/v1alpha1\",\n  \"kind\" : \"AnalysisRun\"");
    }

    @Test
    void getSaysThatThereIsNone() {
        Invocation done = Invocation.of(api, new GetAnalysisRun(TEN), "nope");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: analysisruns.argoproj.io \"nope\" not found\n"));
    }

    @Test
    void listShowsTheNewestFirst() {
        Invocation done = Invocation.of(api, new ListAnalysisRuns(TEN));

        assertThat(done).isEqualTo(new Invocation(0, """
                NAME          STATUS   OWNER        MEASUREMENTS  DURATION  AGE
                by-hand       Pending  -            -             -         60s
                a-twin        Running  -            -             60s       2m
                web-new9-4-1  Failed   Rollout/web  ✔ 1,✖ 2,⚠ 3   30s       2m
                """, ""));
    }

    @Test
    void listKnowsPhases() {
        Invocation done = Invocation.of(api, new ListAnalysisRuns(TEN), "--phase=Running,Pending");

        assertThat(done.out().lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly("NAME", "by-hand", "a-twin");
    }

    @Test
    void listRefusesAnUnknownPhase() {
        Invocation done = Invocation.of(api, new ListAnalysisRuns(TEN), "--phase=Good");

        assertThat(done.code()).isEqualTo(2);
        assertThat(done.err()).contains("Good", "Inconclusive");
    }

    @Test
    void listKnowsOwners() {
        Invocation done = Invocation.of(api, new ListAnalysisRuns(TEN), "--owner=web");

        assertThat(done.out().lines().map(line -> line.replaceAll(" .*", ""))).containsExactly("NAME", "web-new9-4-1");
    }

    @Test
    void listPrintsTheObjectsForPrograms() {
        Invocation done = Invocation.of(api, new ListAnalysisRuns(TEN), "--owner=web", "-o", "yaml");

        assertThat(done.out())
                .startsWith(
                        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: argoproj.io/v1alpha1\n  kind: AnalysisRun\n");
    }
}
