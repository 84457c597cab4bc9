package dev.sluice.starter.view;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shows analysis runs, with the jobs that measured for them (spec 7.3). */
final class AnalysisNodes {
    private AnalysisNodes() {}

    static Node of(Json.Obj run) {
        List<Json.Obj> metrics = RolloutObjects.objects(run.obj("status").list("metricResults"));
        String phase = run.obj("status").text("phase").orElse("Pending");
        return new Node(
                Node.Kind.AnalysisRun,
                RolloutObjects.name(run),
                new Node.State(Icon.ofAnalysis(phase), phase),
                RolloutObjects.created(run),
                counts(metrics),
                metrics.stream().flatMap(AnalysisNodes::jobs).toList());
    }

    private static List<String> counts(List<Json.Obj> metrics) {
        List<String> counts = new ArrayList<>();
        count(counts, Icon.OK, "successful", metrics);
        count(counts, Icon.BAD, "failed", metrics);
        count(counts, Icon.UNKNOWN, "inconclusive", metrics);
        count(counts, Icon.WARNING, "error", metrics);
        return counts;
    }

    private static void count(List<String> counts, Icon icon, String field, List<Json.Obj> metrics) {
        long sum = metrics.stream()
                .mapToLong(metric -> metric.integer(field).orElse(0))
                .sum();
        if (sum > 0) {
            counts.add(icon.sign() + " " + sum);
        }
    }

    private static Stream<Node> jobs(Json.Obj metric) {
        return RolloutObjects.objects(metric.list("measurements")).stream()
                .flatMap(measurement ->
                        measurement.obj("metadata").text("job-name").stream().map(name -> job(name, measurement)));
    }

    private static Node job(String name, Json.Obj measurement) {
        String phase = measurement.text("phase").orElse("Pending");
        return new Node(
                Node.Kind.Job,
                name,
                new Node.State(Icon.ofAnalysis(phase), phase),
                Times.read(measurement, "startedAt"),
                List.of(),
                List.of());
    }
}
