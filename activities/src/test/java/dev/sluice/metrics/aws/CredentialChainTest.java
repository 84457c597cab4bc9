package dev.sluice.metrics.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.metrics.Contexts;
import dev.sluice.metrics.FakeHttp;
import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers are those of the AWS Security Token Service API reference, AssumeRoleWithWebIdentity and AssumeRole. */
class CredentialChainTest {
    private static final AwsCredentials TEMPORARY =
            new AwsCredentials("ASIA1", "temporary-secret", Optional.of("session-token"));

    private final FakeHttp server = new FakeHttp();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesAKeyOfTheEnvironment() throws ProviderException {
        CredentialChain chain =
                chain(Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "S", "AWS_SESSION_TOKEN", "T"));

        assertThat(chain.credentials("us-east-1", Optional.empty()))
                .isEqualTo(new AwsCredentials("A", "S", Optional.of("T")));
    }

    @Test
    void identifiesByTheTokenOfThePodOnce(@TempDir Path folder) throws IOException, ProviderException {
        server.on("/", 200, answer("AssumeRoleWithWebIdentity"));
        CredentialChain chain = chain(Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(folder.resolve("token"), "of.the.pod\n").toString(),
                "AWS_ROLE_ARN",
                "arn:aws:iam::1:role/r"));

        chain.credentials("us-east-1", Optional.empty());
        AwsCredentials credentials = chain.credentials("us-east-1", Optional.empty());

        assertThat(credentials).isEqualTo(TEMPORARY);
        assertThat(server.only("/").form())
                .containsEntry("Action", "AssumeRoleWithWebIdentity")
                .containsEntry("RoleArn", "arn:aws:iam::1:role/r")
                .containsEntry("WebIdentityToken", "of.the.pod");
    }

    @Test
    void assumesAFurtherRole() throws ProviderException {
        server.on("/", 200, answer("AssumeRole"));
        CredentialChain chain = chain(Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "S"));

        AwsCredentials credentials = chain.credentials("us-east-1", Optional.of("arn:aws:iam::1:role/q"));

        assertThat(credentials).isEqualTo(TEMPORARY);
        assertThat(server.only("/").header("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=A/20261130/us-east-1/sts/");
    }

    @Test
    void saysThatARoleIsRefused() {
        server.on(
                "/", 403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code></Error></ErrorResponse>");
        CredentialChain chain = chain(Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "S"));

        assertThatThrownBy(() -> chain.credentials("us-east-1", Optional.of("arn:aws:iam::1:role/q")))
                .hasMessage("AWS does not hand out role arn:aws:iam::1:role/q: status 403 AccessDenied");
    }

    @Test
    void saysThatThereIsNothing() {
        assertThatThrownBy(() -> chain(Map.of()).credentials("us-east-1", Optional.empty()))
                .hasMessage("no AWS credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                        + " nor AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are set");
    }

    @Test
    void takesNoRegionThatCouldBeAnotherHost() {
        assertThatThrownBy(() -> chain(Map.of("AWS_REGION", "x.evil.example/")).region(Optional.empty()))
                .hasMessage("\"x.evil.example/\" is not an AWS region");
    }

    private CredentialChain chain(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("AWS_ENDPOINT_URL_STS", server.address());
        return new CredentialChain(Contexts.context(Contexts.gate(), all, Map.of()));
    }

    private static String answer(String action) {
        return "<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action + "Result>"
                + "<Credentials><SessionToken>session-token</SessionToken>"
                + "<SecretAccessKey>temporary-secret</SecretAccessKey>"
                + "<Expiration>2026-11-30T13:00:00Z</Expiration><AccessKeyId>ASIA1</AccessKeyId></Credentials></"
                + action + "Result></" + action + "Response>";
    }
}
