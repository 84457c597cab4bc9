package dev.sluice.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.ProviderException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGateTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final AddressPolicy STRICT = AddressPolicy.from(name -> "");

    private final FakeHttp server = new FakeHttp();
    private final FakeHttp other = new FakeHttp();
    private final HttpGate gate = Contexts.gate();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/",
                "http://2130706433:1/",
                "http://0x7f.1:1/",
                "http://[::1]:1/",
                "http://[::ffff:127.0.0.1]:1/",
                "http://localhost:1/",
                "http://0.0.0.0:1/",
                "http://169.254.169.254/latest/meta-data/"
            })
    void doesNotConnectToForbiddenAddresses(String url) {
        HttpGate strict = new HttpGate(STRICT, HttpLimits.USUAL);

        assertThatThrownBy(() -> strict.call(HttpCall.get(url, LIMIT)))
                .isInstanceOf(ProviderException.class)
                .message()
                .containsPattern("metrics may not connect to|is not known");
    }

    @Test
    void judgesTheAddressThatIsConnectedToAndNotAnEarlierOne() throws ProviderException {
        server.on("/", 200, "fine");
        AtomicInteger asked = new AtomicInteger();
        Dns rebinding =
                host -> List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254"));
        HttpGate rebound = new HttpGate(
                AddressPolicy.from(name -> name.equals(AddressPolicy.ALLOW) ? "127.0.0.0/8" : ""),
                HttpLimits.USUAL,
                rebinding);
        String url = server.address().replace("127.0.0.1", "rebinding.example");
        server.redirect("/again", 302, url.replace("rebinding", "other"));

        assertThatThrownBy(() -> rebound.call(HttpCall.get(url + "/again", LIMIT)))
                .hasMessage("other.example: metrics may not connect to 169.254.169.254: a cloud's metadata endpoint");
    }

    @Test
    void followsRedirectsWithinAnOriginWithHeaders() throws ProviderException {
        server.redirect("/a", 302, "/b").redirect("/b", 307, "/c").on("/c", 200, "there");

        HttpAnswer answer =
                gate.call(HttpCall.get(server.address() + "/a", LIMIT).with("Authorization", "Bearer x"));

        assertThat(answer.body()).isEqualTo("there");
        assertThat(server.only("/c").header("Authorization")).isEqualTo("Bearer x");
    }

    @Test
    void leavesHeadersBehindWhenTheHostChanges() throws ProviderException {
        server.redirect("/a", 302, other.address() + "/b");
        other.on("/b", 200, "there");

        gate.call(HttpCall.get(server.address() + "/a", LIMIT)
                .with("Authorization", "Bearer x")
                .with("X-Api-Key", "secret"));

        assertThat(other.only("/b").headers()).doesNotContainKeys("authorization", "x-api-key");
    }

    @ParameterizedTest
    @CsvSource({"301, GET, ''", "302, GET, ''", "303, GET, ''", "307, POST, a=1", "308, POST, a=1"})
    void repeatsABodyOnlyWhenToldTo(int code, String method, String body) throws ProviderException {
        server.redirect("/a", code, "/b").on("/b", 200, "there");

        gate.call(HttpCall.post(server.address() + "/a", new HttpCall.Body("text/plain", "a=1"), LIMIT));

        assertThat(server.only("/b").method()).isEqualTo(method);
        assertThat(server.only("/b").body()).isEqualTo(body);
    }

    @Test
    void sendsNoBodyToAnotherHost() {
        server.redirect("/a", 307, other.address() + "/b");

        assertThatThrownBy(() -> gate.call(
                        HttpCall.post(server.address() + "/a", new HttpCall.Body("text/plain", "a=1"), LIMIT)))
                .hasMessage("a request with a body was redirected to another host, 127.0.0.1");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void followsNoMoreThanFiveRedirects() {
        server.redirect("/a", 302, "/a");

        assertThatThrownBy(() -> gate.call(HttpCall.get(server.address() + "/a", LIMIT)))
                .hasMessage("more than 5 redirects, the last to 127.0.0.1");
        assertThat(server.requests()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/", "http://me:pw@127.0.0.1/"})
    void followsNoRedirectOutOfHttp(String location) {
        server.redirect("/a", 302, location);

        assertThatThrownBy(() -> gate.call(HttpCall.get(server.address() + "/a", LIMIT)))
                .hasMessage("the address of a redirect must be absolute, http or https, without user and password");
    }

    @Test
    void unpacksNoMoreThanItTakes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        server.on("/", 200, packed.toByteArray(), Map.of("Content-Encoding", "gzip"));

        assertThatThrownBy(() -> gate.call(HttpCall.get(server.address() + "/", LIMIT)))
                .hasMessage("the answer of 127.0.0.1 is larger than 65536 bytes");
    }

    @Test
    void takesAnAnswerOfTheLargestSize() throws ProviderException {
        server.on("/", 200, "x".repeat(Contexts.BYTES));

        assertThat(gate.call(HttpCall.get(server.address() + "/", LIMIT)).body())
                .hasSize(Contexts.BYTES);
    }

    @Test
    void leavesTheFramingOfARequestToItself() throws ProviderException {
        server.on("/", 200, "fine");

        gate.call(HttpCall.get(server.address() + "/", LIMIT)
                .with("Transfer-Encoding", "chunked")
                .with("content-length", "7")
                .with("Host", "other.example"));

        assertThat(server.only("/").headers()).doesNotContainKeys("transfer-encoding", "content-length");
        assertThat(server.only("/").header("Host")).startsWith("127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b"})
    void sendsNoHeaderThatIsSeveral(String value) {
        assertThatThrownBy(() ->
                        gate.call(HttpCall.get(server.address() + "/", LIMIT).with("X-Secret", value)))
                .hasMessage("the value of header X-Secret has characters that no header may have");
    }

    @Test
    void tellsNothingSecret() throws ProviderException {
        server.on("/", 400, "");
        HttpCall call = HttpCall.get(server.address() + "/?token=query-secret", LIMIT)
                .with("Authorization", "Bearer header-secret");

        HttpAnswer answer = gate.call(call);

        assertThat(answer.refused("bad token Bearer header-secret"))
                .hasMessage("received non 2xx response code: 400: bad token ***** *****");
        assertThat(call.toString()).doesNotContain("secret");
    }

    @Test
    void saysThatANameIsNotKnown() {
        Dns none = host -> {
            throw new UnknownHostException(host);
        };
        HttpGate lost = new HttpGate(STRICT, HttpLimits.USUAL, none);

        assertThatThrownBy(() -> lost.call(HttpCall.get("http://nowhere.example/?key=secret", LIMIT)))
                .hasMessage("host nowhere.example is not known");
    }
}
