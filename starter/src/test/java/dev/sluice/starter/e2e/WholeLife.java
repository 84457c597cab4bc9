package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that happens to one Rollout: first deployment, update, pause, promotion, clean-up, restart, an aborted update, deletion. */
final class WholeLife {
    static final String NAME = "guestbook";
    private static final Canary FIRST = new Canary(
                    NAME,
                    2,
                    "[{setWeight: 20}, {pause: {}}, {analysis: {templates: [{templateName: judge}]}}],"
                            + " canaryService: guestbook-canary, stableService: guestbook-stable,"
                            + " canaryMetadata: {labels: {role: canary}}, stableMetadata: {labels: {role: stable}}")
            .with("revisionHistoryLimit: 0");
    private static final Canary SECOND = FIRST.withImage("guestbook:2");
    private static final Canary THIRD = FIRST.withImage("guestbook:3");
    private static final String PROMOTE = "{\"status\":{\"pauseConditions\":null}}";
    private static final String ABORT = "{\"status\":{\"abort\":true}}";

    private WholeLife() {}

    /** A Job for each measurement, of which only the newest is kept; its pod gets the value of a Secret. */
    private static final String JOBS = """
            args:
            - {name: token, valueFrom: {secretKeyRef: {name: judge, key: token}}}
            measurementRetention: [{metricName: job, limit: 1}]
            metrics:
            - name: job
              interval: 1s
              count: 2
              provider:
                job:
                  spec:
                    backoffLimit: 0
                    template:
                      spec:
                        restartPolicy: Never
                        containers:
                        - {name: main, image: "busybox:1", command: [sleep, "1"], args: ["{{args.token}}"]}
            """;

    /** Lives through it, in a namespace that has no Rollout of this name. */
    static void of(Rollouts rollouts, Analyses analyses) {
        rollouts.service("guestbook-canary", NAME);
        rollouts.service("guestbook-stable", NAME);
        rollouts.secret("judge", Map.of("token", "t0ken"));
        analyses.template("judge", JOBS);
        analyses.run("by-hand", JOBS + "ttlStrategy: {secondsAfterCompletion: 1}\n");
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(analyses.all()).isEmpty());
        rollouts.createHealthy(FIRST);
        rollouts.update(SECOND);
        rollouts.awaitPause(NAME, 1);
        rollouts.patchStatus(NAME, PROMOTE);
        rollouts.awaitSeen(NAME, seen -> {
            assertThat(seen.phase()).as("%s", seen).isEqualTo("Healthy");
            assertThat(seen.text("stableRS")).isEqualTo(SECOND.hash());
        });
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(pods(rollouts)).hasSize(2));
        await().atMost(Rollouts.LIMIT)
                .untilAsserted(() -> assertThat(rollouts.replicaSets())
                        .filteredOn(set -> set.getMetadata().getName().equals(NAME + "-" + FIRST.hash()))
                        .isEmpty());
        restart(rollouts);
        rollouts.update(THIRD);
        rollouts.awaitPause(NAME, 1);
        rollouts.patchStatus(NAME, ABORT);
        rollouts.awaitPhase(NAME, "Degraded");
        rollouts.delete(NAME);
        await().atMost(Rollouts.LIMIT).untilAsserted(() -> {
            assertThat(rollouts.find(NAME)).isEmpty();
            assertThat(pods(rollouts)).isEmpty();
        });
    }

    private static void restart(Rollouts rollouts) {
        Set<String> before = uids(rollouts);
        Instant youngest = pods(rollouts).stream()
                .map(pod -> Instant.parse(pod.getMetadata().getCreationTimestamp()))
                .max(Instant::compareTo)
                .orElseThrow();
        await().until(() -> Instant.now().isAfter(youngest.plusSeconds(2)));
        rollouts.patch(NAME, "{\"spec\":{\"restartAt\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"}}");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(uids(rollouts)).hasSize(2).doesNotContainAnyElementsOf(before));
        rollouts.awaitPhase(NAME, "Healthy");
    }

    private static Set<String> uids(Rollouts rollouts) {
        return pods(rollouts).stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }

    private static List<Pod> pods(Rollouts rollouts) {
        return rollouts.pods().stream()
                .filter(pod -> NAME.equals(pod.getMetadata().getLabels().get("app")))
                .toList();
    }
}
