package dev.sluice.kube;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the verb of each request to the Kubernetes API. */
final class VerbListener implements Interceptor {
    static final String NAME = "SLUICE-VERBS";

    private final Consumer<String> verbs;

    VerbListener(Consumer<String> verbs) {
        this.verbs = verbs;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        verbs.accept(verb(request));
    }

    private static String verb(HttpRequest request) {
        String query = request.uri().getQuery();
        return switch (request.method()) {
            case "GET" -> query != null && query.contains("watch=") ? "watch" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> request.method().toLowerCase(Locale.ROOT);
        };
    }
}
