package dev.sluice.starter.view;

import dev.sluice.domain.analysis.run.AnalysisStatusJson;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Times;
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
                OutcomeCounts.of(AnalysisStatusJson.read(run.obj("status")).results()),
                metrics.stream().flatMap(AnalysisNodes::jobs).toList());
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
