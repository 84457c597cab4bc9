package dev.sluice.metrics.http;

import dev.sluice.metrics.ProviderException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which URLs may be called. No message quotes one, since a query may hold secrets. */
final class Targets {
    private static final String RULE = " must be absolute, http or https, without user and password";

    private Targets() {}

    static HttpUrl parse(String url) throws ProviderException {
        return checked(HttpUrl.parse(url), "the address of the metric");
    }

    static HttpUrl checked(@Nullable HttpUrl url, String what) throws ProviderException {
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw new ProviderException(what + RULE);
        }
        return url;
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }
}
