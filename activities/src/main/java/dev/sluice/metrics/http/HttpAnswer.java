package dev.sluice.metrics.http;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.ProviderException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a server answered; a refusal is an answer too. */
public final class HttpAnswer {
    private static final int LONGEST = 300;

    private final int code;
    private final String body;
    private final List<String> secrets;
    private final String host;

    HttpAnswer(HttpCall call, String host, int code, byte[] body) {
        this.code = code;
        this.body = new String(body, StandardCharsets.UTF_8);
        this.secrets = call.secrets().toList();
        this.host = host;
    }

    /** HTTP status. */
    public int code() {
        return code;
    }

    public String body() {
        return body;
    }

    public boolean ok() {
        return code >= 200 && code < 300;
    }

    /** This answer, if it is no refusal. */
    public HttpAnswer success() throws ProviderException {
        if (!ok()) {
            throw refused("");
        }
        return this;
    }

    /** The body, which has to be JSON. */
    public Json json() throws ProviderException {
        return JsonBody.parse(body).orElseThrow(() -> new ProviderException("the answer of " + host + " is not JSON"));
    }

    /** The body, which has to be a JSON object. */
    public Json.Obj object() throws ProviderException {
        if (json() instanceof Json.Obj object) {
            return object;
        }
        throw new ProviderException("the answer of " + host + " is not a JSON object");
    }

    /** The error of an answer that is not 2xx, with what the server said about it, if anything. */
    public ProviderException refused(String why) {
        String detail = why.isEmpty() ? "" : ": " + told(why);
        return new ProviderException("received non 2xx response code: " + code + detail);
    }

    /** A text of the server for a message: short, and without what the request kept secret. */
    public String told(String text) {
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, "*****");
        }
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
    }
}
