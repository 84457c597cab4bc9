package dev.sluice.starter.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Says in a few words why a call to Temporal failed. */
public final class TemporalFault {
    private TemporalFault() {}

    /** The server's own words, or the cause when the call did not get there. */
    public static String text(StatusRuntimeException failure) {
        Status status = failure.getStatus();
        return Optional.ofNullable(failure.getCause())
                .map(Throwable::getMessage)
                .or(() -> Optional.ofNullable(status.getDescription()))
                .orElse(status.getCode().name());
    }
}
