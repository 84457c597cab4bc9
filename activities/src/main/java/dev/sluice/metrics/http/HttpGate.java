package dev.sluice.metrics.http;

import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Calls servers for metric providers. Every call ends in time, takes a bounded answer, follows at most five redirects, and
 * connects only where the {@link AddressPolicy} allows; proxies of the environment are not used. Messages name the host,
 * never the rest of the URL, headers or bodies.
 */
public final class HttpGate {
    private static final int REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x{80}-\\x{10ffff}]*");

    /** Headers that say how a request is framed, which is not the caller's to say. */
    private static final Set<String> OURS =
            Set.of("host", "content-length", "transfer-encoding", "trailer", "connection");

    private final HttpLimits limits;
    private final OkHttpClient strict;
    private final OkHttpClient lenient;

    public HttpGate(AddressPolicy policy, HttpLimits limits) {
        this(policy, limits, Dns.SYSTEM);
    }

    HttpGate(AddressPolicy policy, HttpLimits limits, Dns names) {
        this.limits = limits;
        strict = new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .dns(new PromptDns(names))
                .socketFactory(new GuardedSockets(policy))
                .followRedirects(false)
                .connectionPool(new ConnectionPool(8, 1, TimeUnit.MINUTES))
                .build();
        AnyCertificate trust = new AnyCertificate();
        lenient = strict.newBuilder()
                .sslSocketFactory(trust.sockets(), trust)
                .hostnameVerifier((host, session) -> true)
                .build();
    }

    /** The same with other limits. */
    public HttpGate within(HttpLimits other) {
        return new HttpGate(this, other);
    }

    private HttpGate(HttpGate gate, HttpLimits limits) {
        this.limits = limits;
        this.strict = gate.strict;
        this.lenient = gate.lenient;
    }

    /**
     * The answer, of whatever status.
     *
     * @throws ProviderException when there is none
     */
    public HttpAnswer call(HttpCall call) throws ProviderException {
        Request request = request(call);
        Duration limit = limits.longest().compareTo(call.limit()) < 0 ? limits.longest() : call.limit();
        long end = System.nanoTime() + limit.toNanos();
        for (int hops = 0; hops <= REDIRECTS; hops++) {
            HttpUrl target = request.url();
            OkHttpClient client = client(call, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
            try (Response response = client.newCall(request).execute()) {
                Optional<Request> next = Redirects.next(request, response);
                if (next.isEmpty()) {
                    return new HttpAnswer(call, target.host(), response.code(), read(response));
                }
                request = next.get();
            } catch (IOException failed) {
                throw Unanswered.told(target.host(), limit, failed);
            }
        }
        throw new ProviderException("more than " + REDIRECTS + " redirects, the last to "
                + request.url().host());
    }

    private OkHttpClient client(HttpCall call, Duration left) {
        return (call.insecure() ? lenient : strict)
                .newBuilder()
                .callTimeout(left)
                .connectTimeout(left.compareTo(CONNECT) < 0 ? left : CONNECT)
                .readTimeout(left)
                .writeTimeout(left)
                .build();
    }

    private static Request request(HttpCall call) throws ProviderException {
        HttpUrl url = Targets.parse(call.url());
        RequestBody body = call.body()
                .map(given -> RequestBody.create(
                        given.text().getBytes(StandardCharsets.UTF_8), MediaType.parse(given.type())))
                .orElse(null);
        return new Request.Builder()
                .url(url)
                .headers(headers(call.headers()))
                .method(call.method(), body)
                .build();
    }

    private static Headers headers(List<HttpCall.Header> given) throws ProviderException {
        Headers.Builder headers = new Headers.Builder().add("User-Agent", "sluice");
        for (HttpCall.Header header : given) {
            if (!HEADER_NAME.matcher(header.name()).matches()) {
                throw new ProviderException("a header's name has characters that no header may have");
            }
            if (!HEADER_VALUE.matcher(header.value()).matches()) {
                throw new ProviderException(
                        "the value of header " + header.name() + " has characters that no header may have");
            }
            if (header.name().equalsIgnoreCase("User-Agent")) {
                headers.removeAll("User-Agent");
            }
            if (!OURS.contains(header.name().toLowerCase(Locale.ROOT))) {
                headers.addUnsafeNonAscii(header.name(), header.value().strip());
            }
        }
        return headers.build();
    }

    private byte[] read(Response response) throws IOException, ProviderException {
        BufferedSource source = response.body().source();
        if (source.request(limits.bytes() + 1)) {
            throw new ProviderException("the answer of "
                    + response.request().url().host() + " is larger than " + limits.bytes() + " bytes");
        }
        return source.readByteArray();
    }
}
