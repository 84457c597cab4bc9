package dev.sluice.workflow;

import dev.sluice.contract.RunInput;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.RolloutId;

/** What the parts of a run share. */
record RunState(RunInput input, Inbox inbox, Horizon horizon, Troubles troubles, ReleaseBook book) {

    /** As it is before the first look. */
    static RunState begin(RunInput input) {
        ReleaseRecord record = input.unfinished().orElseGet(() -> ReleaseRecord.begun(RunClock.now()));
        return new RunState(
                input, new Inbox(), new Horizon(input.notBefore()), new Troubles(), new ReleaseBook(record));
    }

    RolloutId id() {
        return input.id();
    }
}
