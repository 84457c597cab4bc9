package dev.sluice.workflow.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plan.FieldChange;
import dev.sluice.domain.plan.Plan;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.record.ReleaseRecord.CommandEntry;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.domain.rollout.Keys;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps the record of the release: in the run, in its memo from the verdict on, and on the release's ReplicaSet. */
public final class ReleaseBook {
    private static final ObjectMapper JSON = WireMapper.create();
    private static final int MOST_TRIES = 3;

    private ReleaseRecord record;
    private Optional<ReleaseRecord> published = Optional.empty();
    private Optional<String> onReplicaSet = Optional.empty();
    private boolean observed;
    private boolean toldBefore;
    private int triesLeft;

    /** Goes on from a record that may have begun in another run. */
    public ReleaseBook(ReleaseRecord record) {
        this.record = record;
    }

    /** As it is now. */
    public ReleaseRecord record() {
        return record;
    }

    /** Notes what the plan says of this record's release. A plan of another release is passed over. */
    public void saw(Plan plan) {
        if (!plan.release().map(this::isOurs).orElse(true)) {
            return;
        }
        onReplicaSet = plan.recordAnnotation();
        toldBefore |= !observed && plan.verdict().isPresent() && onReplicaSet.isPresent();
        observed = true;
        if (record.verdict().isEmpty() && plan.release().isPresent()) {
            record = record.of(plan.release().get());
        }
    }

    /** Adds a command and what came of it. */
    public void add(CommandEntry entry) {
        record = record.with(entry);
    }

    /** Notes how the release ended; only the first verdict counts. */
    public void ended(Verdict verdict, Instant now) {
        if (record.verdict().isEmpty()) {
            record = record.ended(verdict, now);
            triesLeft = toldBefore ? 0 : MOST_TRIES;
        }
    }

    /** Shows the record in the memo, if the verdict has fallen and it is not there as it is. */
    public void publish() {
        if (record.verdict().isPresent() && !published.equals(Optional.of(record))) {
            Workflow.upsertMemo(Collections.singletonMap(Names.MEMO_RECORD, record));
            published = Optional.of(record);
        }
    }

    /**
     * The write that keeps the record on the ReplicaSet; empty when there is none to be made, or it was tried in vain. A
     * record that was there before this run is not replaced: the run has only finished what another one began.
     */
    public Optional<Action.PatchReplicaSet> nextAnnotation() {
        Optional<String> replicaSet = record.release()
                .map(ReleaseId::replicaSet)
                .filter(name -> !name.isEmpty() && triesLeft > 0 && isKept(record.verdict()));
        triesLeft = replicaSet.isPresent() ? triesLeft - 1 : 0;
        return replicaSet.map(name -> new Action.PatchReplicaSet(
                name,
                List.of(FieldChange.annotation(
                        Keys.RELEASE_RECORD, onReplicaSet.map(Json::of).orElse(Json.NULL), Json.of(text()))),
                "record: " + record.verdict().map(Verdict::name).orElse(""),
                List.of()));
    }

    /** The record is on the ReplicaSet, or cannot be written there. */
    public void annotated() {
        triesLeft = 0;
    }

    private boolean isOurs(ReleaseId release) {
        return record.release().map(release::sameAs).orElse(true);
    }

    private static boolean isKept(Optional<Verdict> verdict) {
        return verdict.map(how -> switch (how) {
                    case Promoted, Aborted, Superseded -> true;
                    case Deleted, Invalid -> false;
                })
                .orElse(false);
    }

    private String text() {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
