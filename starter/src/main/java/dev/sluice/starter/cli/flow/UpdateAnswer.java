package dev.sluice.starter.cli.flow;

import dev.sluice.contract.CommandReply;
import dev.sluice.contract.Names;
import dev.sluice.contract.WireMapper;
import dev.sluice.starter.cli.TemporalFault;
import dev.sluice.starter.cli.flow.FlowCommands.Answer;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.StatusUtils;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads what the server says of an update.
 *
 * @param limit how long was waited for it
 */
record UpdateAnswer(Duration limit) {
    static final DataConverter CONVERTER = WireMapper.dataConverter();

    /** What the server tells of an update that was accepted by a run which then ended. */
    private static final String ENDED = "AcceptedUpdateCompletedWorkflow";

    Answer of(UpdateWorkflowExecutionResponse response) {
        Outcome outcome = response.getOutcome();
        return switch (outcome.getValueCase()) {
            case SUCCESS -> new Answer.Accepted(message(outcome.getSuccess()));
            case FAILURE -> of(outcome.getFailure());
            case VALUE_NOT_SET -> tooLate();
        };
    }

    Answer of(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case NOT_FOUND -> missing(failure);
            case DEADLINE_EXCEEDED -> tooLate();
            case ABORTED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED ->
                new Answer.NoWorker("the run cannot answer (" + TemporalFault.text(failure) + ")");
            default -> new Answer.Unreachable(TemporalFault.text(failure));
        };
    }

    /** Whether the same update may be answered a moment later. */
    static boolean mayPass(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case ABORTED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED -> true;
            default -> false;
        };
    }

    private static String message(Payloads payloads) {
        return Optional.ofNullable(
                        CONVERTER.fromPayloads(0, Optional.of(payloads), CommandReply.class, CommandReply.class))
                .map(CommandReply::message)
                .orElse("");
    }

    private static Answer of(Failure failure) {
        return switch (failure.getApplicationFailureInfo().getType()) {
            case Names.REFUSED -> new Answer.Refused(failure.getMessage());
            case ENDED -> new Answer.NoRun();
            default -> new Answer.NoWorker("the run could not carry it out: " + failure.getMessage());
        };
    }

    private static Answer missing(StatusRuntimeException failure) {
        return StatusUtils.hasFailure(failure, NamespaceNotFoundFailure.class)
                ? new Answer.Unreachable(TemporalFault.text(failure))
                : new Answer.NoRun();
    }

    private Answer tooLate() {
        return new Answer.NoWorker("no worker answered within " + limit.toSeconds() + " s");
    }
}
