package dev.sluice.starter.cli.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.record.ReleaseRecord;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.starter.view.RolloutObjects;
import java.util.List;
import java.util.Optional;

/** The records on ReplicaSets: the last one of each revision, which outlives the runs. */
final class KeptRecords {
    private static final ObjectMapper MAPPER = WireMapper.create();

    private KeptRecords() {}

    /** Those of the ReplicaSets that the Rollout owns; what cannot be read is left out. */
    static List<ReleaseRecord> of(Json.Obj rollout, List<Json.Obj> replicaSets) {
        return RolloutObjects.ownedBy(rollout, replicaSets).stream()
                .flatMap(set -> set.obj("metadata").obj("annotations").text(Keys.RELEASE_RECORD).stream())
                .flatMap(text -> read(text).stream())
                .toList();
    }

    private static Optional<ReleaseRecord> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, ReleaseRecord.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
