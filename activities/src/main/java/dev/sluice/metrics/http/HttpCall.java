package dev.sluice.metrics.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request of a provider.
 *
 * @param url absolute, http or https, without user and password
 * @param limit for the whole call; no more than {@link HttpLimits#longest}
 * @param insecure whether any certificate of the server will do
 */
public record HttpCall(
        String method, String url, List<Header> headers, Optional<Body> body, Duration limit, boolean insecure) {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** A header; its value may be secret. */
    public record Header(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A body; it may hold secrets. */
    public record Body(String type, String text) {
        @Override
        public String toString() {
            return type;
        }
    }

    public HttpCall {
        headers = List.copyOf(headers);
    }

    public static HttpCall get(String url, Duration limit) {
        return new HttpCall("GET", url, List.of(), Optional.empty(), limit, false);
    }

    public static HttpCall post(String url, Body body, Duration limit) {
        return new HttpCall("POST", url, List.of(), Optional.of(body), limit, false);
    }

    /** A path below an address, which may end in a slash or not. */
    public static String below(String address, String path) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) + path : address + path;
    }

    /** The parameters as they are written in a URL or in the body of a form. */
    public static String encoded(SequencedMap<String, String> parameters) {
        return parameters.sequencedEntrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** One value as it is written in a URL. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static Body form(SequencedMap<String, String> parameters) {
        return new Body(FORM, encoded(parameters));
    }

    public static Body json(String text) {
        return new Body("application/json", text);
    }

    public HttpCall with(String header, String value) {
        return with(List.of(new Header(header, value)));
    }

    /** This call with more headers. A name that is there already stays as well. */
    public HttpCall with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new HttpCall(method, url, all, body, limit, insecure);
    }

    public HttpCall insecure(boolean any) {
        return new HttpCall(method, url, headers, body, limit, any);
    }

    /** What may be secret in it, so that it can be kept out of messages. */
    Stream<String> secrets() {
        return headers.stream()
                .flatMap(header -> Stream.of(header.value().split("[\\s,=]+", -1)))
                .filter(part -> part.length() >= 6);
    }

    /** Keeps what may be secret out of logs. */
    @Override
    public String toString() {
        return method + " with " + headers.size() + " headers";
    }
}
