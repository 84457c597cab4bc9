package dev.sluice.metrics.http;

import dev.sluice.metrics.ProviderException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Where an answer sends the caller. Headers go along only within one origin, since any of them may be a credential; a
 * body never goes elsewhere.
 */
final class Redirects {
    private Redirects() {}

    /** The request to make instead; empty when the answer is a final one. */
    static Optional<Request> next(Request request, Response response) throws ProviderException {
        String location = response.header("Location");
        boolean again = switch (response.code()) {
            case 307, 308 -> true;
            case 301, 302, 303 -> false;
            default -> {
                location = null;
                yield false;
            }
        };
        if (location == null) {
            return Optional.empty();
        }
        HttpUrl target = Targets.checked(request.url().resolve(location), "the address of a redirect");
        boolean home = Targets.sameOrigin(request.url(), target);
        RequestBody body = again ? request.body() : null;
        if (body != null && !home) {
            throw new ProviderException("a request with a body was redirected to another host, " + target.host());
        }
        Request.Builder next = home ? request.newBuilder() : new Request.Builder();
        next.url(target).method(again ? request.method() : "GET", body);
        return Optional.of(
                again ? next.build() : next.removeHeader("Content-Type").build());
    }
}
