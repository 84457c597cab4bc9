package dev.sluice.metrics.aws;

import java.util.Optional;

/**
 * Credentials of AWS.
 *
 * @param session token of temporary ones
 */
public record AwsCredentials(String keyId, String secret, Optional<String> session) {

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "AWS credentials";
    }
}
