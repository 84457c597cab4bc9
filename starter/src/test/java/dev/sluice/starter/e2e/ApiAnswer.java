package dev.sluice.starter.e2e;

import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One request to the API server, and how it was answered. */
record ApiAnswer(String method, URI uri, int code) {
    private static final String NAMED = "metadata.name=";

    boolean refused() {
        return code == HttpURLConnection.HTTP_FORBIDDEN || code == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    /**
     * What a role has to grant for it, once by {@code verb resource} and once more with the object's name when the request
     * has one; subresources are written {@code pods/eviction}. Empty for a request that is not for an object.
     */
    Stream<String> rights() {
        List<String> path = segments();
        if (path.isEmpty()) {
            return Stream.empty();
        }
        String name = path.size() > 1 ? path.get(1) : nameSelected();
        String right = verb(path.size() > 1) + " " + path.getFirst() + (path.size() > 2 ? "/" + path.get(2) : "");
        return name.isEmpty() ? Stream.of(right) : Stream.of(right, right + " " + name);
    }

    /** Resource, name and subresource, as far as the path has them. */
    private List<String> segments() {
        List<String> all = new ArrayList<>(List.of(uri.getPath().substring(1).split("/")));
        int group = all.getFirst().equals("apis") ? 3 : 2;
        if (!List.of("api", "apis").contains(all.getFirst()) || all.size() <= group) {
            return List.of();
        }
        List<String> rest = all.subList(group, all.size());
        return rest.size() > 2 && rest.getFirst().equals("namespaces") ? rest.subList(2, rest.size()) : rest;
    }

    private String verb(boolean named) {
        return switch (method) {
            case "GET" -> read(named);
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    private String read(boolean named) {
        if (query().contains("watch=")) {
            return "watch";
        }
        return named ? "get" : "list";
    }

    private String nameSelected() {
        int from = query().indexOf(NAMED);
        return from < 0 ? "" : query().substring(from + NAMED.length()).replaceAll("&.*", "");
    }

    private String query() {
        return uri.getQuery() == null ? "" : uri.getQuery();
    }

    /** The request as a line of a log, without what was asked of it. */
    @Override
    public String toString() {
        return method + " " + uri.getPath() + " " + code;
    }
}
