package dev.sluice.contract;

import dev.sluice.domain.analysis.assess.Taken;
import io.temporal.activity.ActivityInterface;

/** All that an AnalysisRun needs from the world. */
@ActivityInterface
public interface AnalysisActivities {

    /**
     * Takes measurements into the status of the run, where they are not yet in it, with the events that follow, and says what
     * is to be measured next. The write is conditional on what was read; a second call of the same request changes nothing
     * more.
     */
    AnalysisLook recordMeasurements(AnalysisRequest request);

    /**
     * Asks a metric provider. Never fails because of the provider: what goes wrong there is a measurement in phase Error. A
     * second call asks again.
     */
    Taken measure(MeasureRequest request);

    /** Deletes a run whose time is over; done too when it is gone already. */
    Outcome deleteAnalysisRun(AnalysisRequest request);
}
