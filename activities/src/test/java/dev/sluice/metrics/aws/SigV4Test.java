package dev.sluice.metrics.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures are those of AWS's "Signature Version 4 test suite". */
class SigV4Test {
    private static final Instant NOW = Instant.parse("2015-08-30T12:36:00Z");
    private static final AwsCredentials CREDENTIALS =
            new AwsCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Optional.empty());
    private static final SigV4 SIGNER = new SigV4(CREDENTIALS, "us-east-1", "service");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                            | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31
            /?Param2=value2&Param1=value1 | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500
            /?Param1=value1              | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb
            """)
    void signsWhatIsAsked(String path, String signature) throws ProviderException {
        HttpCall signed = SIGNER.sign(HttpCall.get("https://example.amazonaws.com" + path, Duration.ZERO), NOW);

        assertThat(authorization(signed))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=host;x-amz-date, Signature=" + signature);
    }

    @Test
    void signsABody() throws ProviderException {
        HttpCall.Body body = new HttpCall.Body("application/x-www-form-urlencoded", "Param1=value1");

        HttpCall signed = SIGNER.sign(HttpCall.post("https://example.amazonaws.com/", body, Duration.ZERO), NOW);

        assertThat(authorization(signed))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-date,"
                        + " Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
    }

    @Test
    void sendsTheTokenOfTemporaryCredentials() throws ProviderException {
        AwsCredentials temporary = new AwsCredentials("AKIDEXAMPLE", "secret", Optional.of("token"));

        HttpCall signed = new SigV4(temporary, "us-east-1", "service")
                .sign(HttpCall.get("https://example.amazonaws.com/", Duration.ZERO), NOW);

        assertThat(signed.headers()).contains(new HttpCall.Header("X-Amz-Security-Token", "token"));
        assertThat(authorization(signed)).contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
    }

    private static String authorization(HttpCall call) {
        return call.headers().stream()
                .filter(header -> header.name().equals("Authorization"))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
