package dev.sluice.domain.rollout;

import dev.sluice.domain.json.FieldWriter;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plugin.PluginItems;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * The status under its JSON names (spec 2.1). Zero, false and empty values are left out, as the reference leaves them out,
 * so that the difference of two written statuses names just the fields that changed.
 */
public final class StatusJson {
    private static final String STEP_RUN = "currentStepAnalysisRunStatus";
    private static final String BACKGROUND_RUN = "currentBackgroundAnalysisRunStatus";
    private static final String PRE_PROMOTION_RUN = "prePromotionAnalysisRunStatus";
    private static final String POST_PROMOTION_RUN = "postPromotionAnalysisRunStatus";

    private static final String WORKLOAD_GENERATION = "workloadObservedGeneration";

    private StatusJson() {}

    /** Reads {@code status}; a field of the wrong type counts as absent. */
    public static RolloutStatus read(Json.Obj status) {
        return new RolloutStatus(
                status.text("observedGeneration").orElse(""),
                readRelease(status),
                readHalt(status),
                new Counts(
                        count(status, "replicas"),
                        count(status, "updatedReplicas"),
                        count(status, "readyReplicas"),
                        count(status, "availableReplicas"),
                        count(status, "HPAReplicas")),
                status.text("selector").orElse(""),
                status.objects("conditions").stream()
                        .map(StatusJson::readCondition)
                        .toList(),
                readClock(status.obj("duration")),
                new PhaseMessage(
                        status.text("phase").orElse(""), status.text("message").orElse("")),
                readBlueGreen(status.obj("blueGreen")),
                readPointers(status),
                readCanary(status.obj("canary")),
                PluginItems.read(status.obj("canary")),
                status.text(WORKLOAD_GENERATION).orElse(""));
    }

    /** The fields that Sluice owns. */
    public static Json.Obj write(RolloutStatus status) {
        FieldWriter fields = new FieldWriter();
        fields.text("observedGeneration", status.observedGeneration());
        writeRelease(fields, status.release());
        writeHalt(fields, status.halt());
        fields.number("replicas", status.counts().replicas());
        fields.number("updatedReplicas", status.counts().updated());
        fields.number("readyReplicas", status.counts().ready());
        fields.number("availableReplicas", status.counts().available());
        fields.number("HPAReplicas", status.counts().hpa());
        fields.text("selector", status.selector());
        fields.list(
                "conditions",
                status.conditions().stream().map(StatusJson::writeCondition).toList());
        fields.object("duration", writeClock(status.clock()));
        fields.text("phase", status.phase().phase());
        fields.text("message", status.phase().message());
        fields.object("canary", writeCanary(status.canary(), status.analyses(), status.plugins()));
        fields.object("blueGreen", writeBlueGreen(status.blueGreen(), status.analyses()));
        fields.text(WORKLOAD_GENERATION, status.workloadGeneration());
        return fields.toJson();
    }

    private static Release readRelease(Json.Obj status) {
        return new Release(
                status.text("currentPodHash").orElse(""),
                status.text("currentStepHash").orElse(""),
                optionalCount(status, "currentStepIndex"),
                status.text("stableRS").orElse(""),
                optionalCount(status, "collisionCount"),
                status.flag("promoteFull"),
                Times.read(status, "restartedAt"));
    }

    private static void writeRelease(FieldWriter fields, Release release) {
        fields.text("currentPodHash", release.podHash());
        fields.text("currentStepHash", release.stepHash());
        fields.optional("currentStepIndex", release.stepIndex());
        fields.text("stableRS", release.stable());
        fields.optional("collisionCount", release.collisionCount());
        fields.flag("promoteFull", release.promoteFull());
        fields.time("restartedAt", release.restartedAt());
    }

    private static Halt readHalt(Json.Obj status) {
        List<PauseCondition> pauses = status.objects("pauseConditions").stream()
                .map(pause -> new PauseCondition(
                        pause.text("reason").orElse(""),
                        Times.read(pause, "startTime").orElse(Instant.EPOCH)))
                .toList();
        return new Halt(status.flag("abort"), Times.read(status, "abortedAt"), pauses, status.flag("controllerPause"));
    }

    private static void writeHalt(FieldWriter fields, Halt halt) {
        fields.flag("abort", halt.abort());
        fields.time("abortedAt", halt.abortedAt());
        fields.list(
                "pauseConditions",
                halt.pauses().stream().map(StatusJson::writePause).toList());
        fields.flag("controllerPause", halt.controllerPause());
    }

    private static Json writePause(PauseCondition pause) {
        return new FieldWriter()
                .text("reason", pause.reason())
                .time("startTime", Optional.of(pause.startTime()))
                .toJson();
    }

    private static Condition readCondition(Json.Obj condition) {
        return new Condition(
                condition.text("type").orElse(""),
                switch (condition.text("status").orElse("")) {
                    case "True" -> Condition.Status.True;
                    case "False" -> Condition.Status.False;
                    default -> Condition.Status.Unknown;
                },
                condition.text("reason").orElse(""),
                condition.text("message").orElse(""),
                Times.read(condition, "lastUpdateTime").orElse(Instant.EPOCH),
                Times.read(condition, "lastTransitionTime").orElse(Instant.EPOCH));
    }

    private static Json writeCondition(Condition condition) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("type", Json.of(condition.type()));
        fields.put("status", Json.of(condition.status().name()));
        fields.put("lastUpdateTime", Times.write(condition.lastUpdateTime()));
        fields.put("lastTransitionTime", Times.write(condition.lastTransitionTime()));
        fields.put("reason", Json.of(condition.reason()));
        fields.put("message", Json.of(condition.message()));
        return new Json.Obj(fields);
    }

    private static ReleaseClock readClock(Json.Obj duration) {
        return new ReleaseClock(
                Times.read(duration, "rolloutStartedAt"),
                Times.read(duration, "manualPauseStartedAt"),
                duration.integer("totalManualPauseDurationSeconds").orElse(0),
                Times.read(duration, "finishedAt"),
                duration.text("completionStatus").flatMap(StatusJson::completion));
    }

    private static Optional<ReleaseClock.Completion> completion(String text) {
        return List.of(ReleaseClock.Completion.values()).stream()
                .filter(known -> known.name().equals(text))
                .findFirst();
    }

    private static Json.Obj writeClock(ReleaseClock clock) {
        return new FieldWriter()
                .time("rolloutStartedAt", clock.startedAt())
                .time("manualPauseStartedAt", clock.manualPauseStartedAt())
                .number("totalManualPauseDurationSeconds", clock.manualPauseSeconds())
                .time("finishedAt", clock.finishedAt())
                .text(
                        "completionStatus",
                        clock.completion().map(ReleaseClock.Completion::name).orElse(""))
                .toJson();
    }

    private static BlueGreenStatus readBlueGreen(Json.Obj blueGreen) {
        return new BlueGreenStatus(
                blueGreen.text("previewSelector").orElse(""),
                blueGreen.text("activeSelector").orElse(""),
                blueGreen.flag("scaleUpPreviewCheckPoint"));
    }

    private static AnalysisPointers readPointers(Json.Obj status) {
        Json.Obj canary = status.obj("canary");
        Json.Obj blueGreen = status.obj("blueGreen");
        return new AnalysisPointers(
                readPointer(canary.obj(STEP_RUN)),
                readPointer(canary.obj(BACKGROUND_RUN)),
                readPointer(blueGreen.obj(PRE_PROMOTION_RUN)),
                readPointer(blueGreen.obj(POST_PROMOTION_RUN)));
    }

    private static Optional<AnalysisPointer> readPointer(Json.Obj pointer) {
        return pointer.text("name")
                .filter(name -> !name.isEmpty())
                .map(name -> new AnalysisPointer(
                        name,
                        pointer.text("status").orElse(""),
                        pointer.text("message").orElse("")));
    }

    /** The phase is written also when it is empty: the schema asks for it. */
    private static Json.Obj writePointer(Optional<AnalysisPointer> pointer) {
        return pointer.map(run -> Json.Obj.EMPTY
                        .with("name", Json.of(run.name()))
                        .with("status", Json.of(run.phase()))
                        .with("message", Json.of(run.message())))
                .map(object -> object.text("message").orElse("").isEmpty() ? object.without("message") : object)
                .orElse(Json.Obj.EMPTY);
    }

    private static CanaryStatus readCanary(Json.Obj canary) {
        Json.Obj weights = canary.obj("weights");
        Optional<TrafficWeights> taken = canary.get("weights")
                .map(ignored -> new TrafficWeights(
                        readShare(weights.obj("canary")),
                        readShare(weights.obj("stable")),
                        weights.objects("additional").stream()
                                .map(StatusJson::readShare)
                                .toList(),
                        weights.get("verified").map(Json.of(true)::equals)));
        return new CanaryStatus(taken, canary.text("stablePingPong").orElse(""));
    }

    private static TrafficWeights.Share readShare(Json.Obj share) {
        return new TrafficWeights.Share(
                count(share, "weight"),
                share.text("serviceName").orElse(""),
                share.text("podTemplateHash").orElse(""));
    }

    private static Json.Obj writeWeights(TrafficWeights weights) {
        Json.Obj shares = Json.Obj.EMPTY
                .with("canary", writeShare(weights.canary()))
                .with("stable", writeShare(weights.stable()));
        Json.Obj all = weights.additional().isEmpty()
                ? shares
                : shares.with(
                        "additional",
                        new Json.Arr(weights.additional().stream()
                                .<Json>map(StatusJson::writeShare)
                                .toList()));
        return weights.verified()
                .map(seen -> all.with("verified", Json.of(seen)))
                .orElse(all);
    }

    /** The weight is written also when it is zero: the schema asks for it. */
    private static Json.Obj writeShare(TrafficWeights.Share share) {
        Json.Obj weight = Json.Obj.EMPTY.with("weight", Json.of(share.weight()));
        Json.Obj service = share.service().isEmpty() ? weight : weight.with("serviceName", Json.of(share.service()));
        return share.hash().isEmpty() ? service : service.with("podTemplateHash", Json.of(share.hash()));
    }

    private static Json.Obj writeCanary(CanaryStatus canary, AnalysisPointers analyses, PluginItems plugins) {
        return new FieldWriter()
                .object(
                        "weights",
                        canary.weights().map(StatusJson::writeWeights).orElse(Json.Obj.EMPTY))
                .text("stablePingPong", canary.stablePingPong())
                .object(STEP_RUN, writePointer(analyses.step()))
                .object(BACKGROUND_RUN, writePointer(analyses.background()))
                .list("stepPluginStatuses", plugins.write())
                .toJson();
    }

    private static Json.Obj writeBlueGreen(BlueGreenStatus blueGreen, AnalysisPointers analyses) {
        return new FieldWriter()
                .text("previewSelector", blueGreen.previewSelector())
                .text("activeSelector", blueGreen.activeSelector())
                .flag("scaleUpPreviewCheckPoint", blueGreen.checkPoint())
                .object(PRE_PROMOTION_RUN, writePointer(analyses.prePromotion()))
                .object(POST_PROMOTION_RUN, writePointer(analyses.postPromotion()))
                .toJson();
    }

    private static int count(Json.Obj object, String field) {
        return toInt(object.integer(field).orElse(0));
    }

    private static OptionalInt optionalCount(Json.Obj object, String field) {
        OptionalLong number = object.integer(field);
        return number.isPresent() ? OptionalInt.of(toInt(number.getAsLong())) : OptionalInt.empty();
    }

    /** The nearest number that fits. */
    private static int toInt(long number) {
        return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
