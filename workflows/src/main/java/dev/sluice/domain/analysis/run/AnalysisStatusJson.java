package dev.sluice.domain.analysis.run;

import dev.sluice.domain.json.FieldWriter;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.Times;

/**
 * The status of an AnalysisRun under its JSON names (spec 2.7). Zero, false and empty values are left out, as the reference
 * leaves them out.
 */
public final class AnalysisStatusJson {
    private AnalysisStatusJson() {}

    /** Reads {@code status}; a field of the wrong type counts as absent. */
    public static AnalysisStatus read(Json.Obj status) {
        return new AnalysisStatus(
                phase(status),
                status.text("message").orElse(""),
                status.objects("metricResults").stream()
                        .map(AnalysisStatusJson::readResult)
                        .toList(),
                Times.read(status, "startedAt"),
                Times.read(status, "completedAt"),
                readSummary(status.obj("runSummary")),
                readSummary(status.obj("dryRunSummary")));
    }

    /** All fields. */
    public static Json.Obj write(AnalysisStatus status) {
        return new FieldWriter()
                .text("phase", status.phase().name())
                .text("message", status.message())
                .list(
                        "metricResults",
                        status.results().stream()
                                .map(AnalysisStatusJson::writeResult)
                                .toList())
                .time("startedAt", status.startedAt())
                .time("completedAt", status.completedAt())
                .object("runSummary", writeSummary(status.summary()))
                .object("dryRunSummary", writeSummary(status.dryRunSummary()))
                .toJson();
    }

    private static MetricResult readResult(Json.Obj result) {
        return new MetricResult(
                result.text("name").orElse(""),
                phase(result),
                result.objects("measurements").stream()
                        .map(AnalysisStatusJson::readMeasurement)
                        .toList(),
                result.text("message").orElse(""),
                new Tally(
                        count(result, "count"),
                        count(result, "successful"),
                        count(result, "failed"),
                        count(result, "inconclusive"),
                        count(result, "error"),
                        count(result, "consecutiveError"),
                        count(result, "consecutiveSuccess")),
                result.flag("dryRun"),
                result.obj("metadata").texts());
    }

    private static Json writeResult(MetricResult result) {
        Tally tally = result.tally();
        return new FieldWriter()
                .text("name", result.name())
                .text("phase", result.phase().name())
                .list(
                        "measurements",
                        result.measurements().stream()
                                .map(AnalysisStatusJson::writeMeasurement)
                                .toList())
                .text("message", result.message())
                .number("count", tally.count())
                .number("successful", tally.successful())
                .number("failed", tally.failed())
                .number("inconclusive", tally.inconclusive())
                .number("error", tally.error())
                .number("consecutiveError", tally.consecutiveError())
                .number("consecutiveSuccess", tally.consecutiveSuccess())
                .flag("dryRun", result.dryRun())
                .object("metadata", Json.ofStrings(result.metadata()))
                .toJson();
    }

    private static Measurement readMeasurement(Json.Obj measurement) {
        return new Measurement(
                phase(measurement),
                measurement.text("message").orElse(""),
                Times.read(measurement, "startedAt"),
                Times.read(measurement, "finishedAt"),
                measurement.text("value").orElse(""),
                measurement.obj("metadata").texts(),
                Times.read(measurement, "resumeAt"));
    }

    private static Json writeMeasurement(Measurement measurement) {
        return new FieldWriter()
                .text("phase", measurement.phase().name())
                .text("message", measurement.message())
                .time("startedAt", measurement.startedAt())
                .time("finishedAt", measurement.finishedAt())
                .text("value", measurement.value())
                .object("metadata", Json.ofStrings(measurement.metadata()))
                .time("resumeAt", measurement.resumeAt())
                .toJson();
    }

    private static RunSummary readSummary(Json.Obj summary) {
        return new RunSummary(
                count(summary, "count"),
                count(summary, "successful"),
                count(summary, "failed"),
                count(summary, "inconclusive"),
                count(summary, "error"));
    }

    private static Json.Obj writeSummary(RunSummary summary) {
        return new FieldWriter()
                .number("count", summary.count())
                .number("successful", summary.successful())
                .number("failed", summary.failed())
                .number("inconclusive", summary.inconclusive())
                .number("error", summary.error())
                .toJson();
    }

    private static Phase phase(Json.Obj object) {
        return object.text("phase").flatMap(Phase::named).orElse(Phase.Pending);
    }

    private static int count(Json.Obj object, String field) {
        return Math.clamp(object.integer(field).orElse(0), 0, Integer.MAX_VALUE);
    }
}
