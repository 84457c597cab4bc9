package dev.sluice.metrics.aws;

import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Where credentials of AWS come from, by AWS's own variables: a key in the environment, else the identity of the pod's
 * service account ({@code AWS_WEB_IDENTITY_TOKEN_FILE}, {@code AWS_ROLE_ARN}); with either a further role may be assumed.
 * Temporary ones are kept until five minutes before they expire.
 */
public final class CredentialChain {
    private static final Duration EARLY = Duration.ofMinutes(5);

    private record Key(String region, String role) {}

    private final UnaryOperator<String> environment;
    private final InstantSource clock;
    private final Sts sts;
    private final Map<Key, Sts.Temporary> kept = new ConcurrentHashMap<>();

    public CredentialChain(ProviderContext context) {
        environment = context.environment();
        clock = context.clock();
        sts = new Sts(context);
    }

    /** The region that is given, else the environment's. */
    public String region(Optional<String> given) throws ProviderException {
        String region = given.or(() -> variable("AWS_REGION"))
                .or(() -> variable("AWS_DEFAULT_REGION"))
                .orElseThrow(() -> new ProviderException("no AWS region: neither the metric nor AWS_REGION names one"));
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw new ProviderException("\"" + region + "\" is not an AWS region");
        }
        return region;
    }

    /** Credentials in a region, of a further role if one is given. */
    public AwsCredentials credentials(String region, Optional<String> role) throws ProviderException {
        AwsCredentials own = own(region);
        return role.isEmpty() ? own : temporary(new Key(region, role.get()), () -> sts.assume(region, role.get(), own));
    }

    private AwsCredentials own(String region) throws ProviderException {
        Optional<String> id = variable("AWS_ACCESS_KEY_ID");
        Optional<String> secret = variable("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() && secret.isPresent()) {
            return new AwsCredentials(id.get(), secret.get(), variable("AWS_SESSION_TOKEN"));
        }
        Optional<String> file = variable("AWS_WEB_IDENTITY_TOKEN_FILE");
        Optional<String> role = variable("AWS_ROLE_ARN");
        if (file.isEmpty() || role.isEmpty()) {
            throw new ProviderException("no AWS credentials: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                    + " nor AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN are set");
        }
        return temporary(new Key(region, ""), () -> sts.identify(region, role.get(), token(file.get())));
    }

    private static String token(String file) throws ProviderException {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new ProviderException("the file of AWS_WEB_IDENTITY_TOKEN_FILE cannot be read", unreadable);
        }
    }

    private AwsCredentials temporary(Key key, Fetch fetch) throws ProviderException {
        Sts.Temporary known = kept.get(key);
        Instant soon = clock.instant().plus(EARLY);
        if (known == null || known.until().isBefore(soon)) {
            known = fetch.get();
            kept.put(key, known);
        }
        return known.credentials();
    }

    private Optional<String> variable(String name) {
        return Optional.of(environment.apply(name)).filter(value -> !value.isEmpty());
    }

    private interface Fetch {
        Sts.Temporary get() throws ProviderException;
    }
}
