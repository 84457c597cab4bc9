package dev.sluice.starter.cli.history;

import com.google.protobuf.Timestamp;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.domain.record.ReleaseRecord;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads what Temporal says of a run. */
final class RunReader {
    private static final DataConverter CONVERTER = WireMapper.dataConverter();
    private static final String PREFIX = "WORKFLOW_EXECUTION_STATUS_";

    private RunReader() {}

    static Run read(WorkflowExecutionInfo info) {
        return new Run(
                status(info),
                instant(info.getStartTime()),
                info.hasCloseTime() ? Optional.of(instant(info.getCloseTime())) : Optional.empty(),
                Optional.ofNullable(info.getMemo().getFieldsMap().get(Names.MEMO_RECORD))
                        .flatMap(RunReader::release));
    }

    private static String status(WorkflowExecutionInfo info) {
        String name = info.getStatus().name().replace(PREFIX, "").replace('_', ' ');
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Optional<ReleaseRecord> release(Payload memo) {
        try {
            return Optional.ofNullable(CONVERTER.fromPayload(memo, ReleaseRecord.class, ReleaseRecord.class));
        } catch (DataConverterException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
