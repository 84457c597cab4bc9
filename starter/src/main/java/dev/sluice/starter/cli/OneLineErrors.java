package dev.sluice.starter.cli;

import dev.sluice.starter.view.Printable;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one line on standard error and exit code 1; with {@code -v} the whole trace follows, unless it is a plain refusal. */
public final class OneLineErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println("error: " + message(failure));
        boolean expected = failure instanceof CommandFailed && failure.getCause() == null;
        if (!expected && command.getParseResult().hasMatchedOption("-v")) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return ExitCode.SOFTWARE;
    }

    /** The line for this failure, without a line end. */
    static String message(Throwable failure) {
        String text = failure instanceof KubernetesClientException cluster ? ofCluster(cluster) : text(failure);
        return text.lines()
                .findFirst()
                .map(Printable::of)
                .orElse(failure.getClass().getSimpleName());
    }

    private static String ofCluster(KubernetesClientException failure) {
        if (failure.getStatus() != null && failure.getStatus().getMessage() != null) {
            return failure.getStatus().getMessage();
        }
        return failure.getCode() > 0 ? text(failure) : "the Kubernetes API does not answer: " + text(origin(failure));
    }

    static String text(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(message -> !message.isBlank())
                .orElse(failure.getClass().getSimpleName());
    }

    private static Throwable origin(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
