package dev.sluice.metrics.aws;

import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.auth.Sha256;
import dev.sluice.metrics.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;

/** Signs requests as AWS wants it: Signature Version 4, "Create a signed AWS API request" in the IAM user guide. */
public record SigV4(AwsCredentials credentials, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The call with a signature over its URL, body and headers, good for some minutes from now. */
    public HttpCall sign(HttpCall call, Instant now) throws ProviderException {
        HttpUrl url = Optional.ofNullable(HttpUrl.parse(call.url()))
                .orElseThrow(() -> new ProviderException("an address that cannot be signed"));
        HttpCall dated = call.with("X-Amz-Date", TIME.format(now));
        HttpCall whole = credentials
                .session()
                .map(token -> dated.with("X-Amz-Security-Token", token))
                .orElse(dated);
        SequencedMap<String, String> headers = headers(whole, url);
        String names = String.join(";", headers.sequencedKeySet());
        String day = TIME.format(now).substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String text = String.join(
                "\n", ALGORITHM, TIME.format(now), scope, Sha256.hex(canonical(whole, url, headers, names)));
        String signature = HexFormat.of().formatHex(hmac(key(day), text));
        return whole.with(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.keyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + signature);
    }

    private static String canonical(HttpCall call, HttpUrl url, SequencedMap<String, String> headers, String names) {
        String listed = headers.sequencedEntrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String body = call.body().map(HttpCall.Body::text).orElse("");
        return String.join("\n", call.method(), path(url), query(url), listed, names, Sha256.hex(body));
    }

    /** Every segment is encoded once more, as for all services but S3. */
    private static String path(HttpUrl url) {
        return url.encodedPathSegments().stream().map(SigV4::encoded).collect(Collectors.joining("/", "/", ""));
    }

    private static String query(HttpUrl url) {
        return IntStream.range(0, url.querySize())
                .mapToObj(i -> encoded(url.queryParameterName(i)) + "="
                        + encoded(
                                Optional.ofNullable(url.queryParameterValue(i)).orElse("")))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static SequencedMap<String, String> headers(HttpCall call, HttpUrl url) {
        SequencedMap<String, String> headers = new TreeMap<>();
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        headers.put("host", usual ? url.host() : url.host() + ":" + url.port());
        call.body().ifPresent(body -> headers.put("content-type", body.type()));
        call.headers().stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).startsWith("x-amz-"))
                .forEach(header -> headers.put(
                        header.name().toLowerCase(Locale.ROOT),
                        header.value().strip().replaceAll(" +", " ")));
        return headers;
    }

    private byte[] key(String day) {
        byte[] ofDay = hmac(("AWS4" + credentials.secret()).getBytes(StandardCharsets.UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), service), "aws4_request");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String text) {
        return HttpCall.encoded(text).replace("*", "%2A").replace("%7E", "~");
    }
}
