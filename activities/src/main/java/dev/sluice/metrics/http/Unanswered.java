package dev.sluice.metrics.http;

import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why there was no answer, in words that hold no secret. */
final class Unanswered {
    private static final int DEEPEST = 5;

    private Unanswered() {}

    static ProviderException told(String host, Duration limit, IOException failed) {
        return forbidden(failed, 0)
                .map(forbidden -> new ProviderException(host + ": " + forbidden.getMessage(), forbidden))
                .orElseGet(() -> new ProviderException(why(host, limit, failed), failed));
    }

    private static String why(String host, Duration limit, IOException failed) {
        return switch (failed) {
            case InterruptedIOException late -> "no answer from " + host + " within " + limit.toMillis() + " ms";
            case UnknownHostException unknown -> "host " + host + " is not known";
            case ConnectException refused -> "no connection to " + host;
            case SSLException tls -> "no secure connection to " + host + ": " + tls.getMessage();
            default -> "the connection to " + host + " broke off";
        };
    }

    /** Other addresses of the host may have been tried before or after. */
    private static Optional<Throwable> forbidden(Throwable failed, int depth) {
        if (failed instanceof ForbiddenAddressException || depth > DEEPEST) {
            return Optional.of(failed).filter(ForbiddenAddressException.class::isInstance);
        }
        return Stream.concat(Stream.ofNullable(failed.getCause()), Stream.of(failed.getSuppressed()))
                .flatMap(cause -> forbidden(cause, depth + 1).stream())
                .findFirst();
    }
}
