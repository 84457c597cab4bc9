package dev.sluice.activity.analysis;

import dev.sluice.contract.AnalysisActivities;
import dev.sluice.contract.AnalysisLook;
import dev.sluice.contract.AnalysisRequest;
import dev.sluice.contract.MeasureRequest;
import dev.sluice.contract.Outcome;
import dev.sluice.domain.analysis.assess.Taken;

/** Hands requests to the recorder and the measurer. */
public final class AnalysisActivitiesImpl implements AnalysisActivities {
    private final Recorder recorder;
    private final Measurer measurer;

    public AnalysisActivitiesImpl(Recorder recorder, Measurer measurer) {
        this.recorder = recorder;
        this.measurer = measurer;
    }

    @Override
    public AnalysisLook recordMeasurements(AnalysisRequest request) {
        return recorder.record(request);
    }

    @Override
    public Taken measure(MeasureRequest request) {
        return SignsOfLife.during(() -> measurer.measure(request));
    }

    @Override
    public Outcome deleteAnalysisRun(AnalysisRequest request) {
        return recorder.delete(request);
    }
}
