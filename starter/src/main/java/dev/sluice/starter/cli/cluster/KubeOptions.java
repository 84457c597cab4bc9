package dev.sluice.starter.cli.cluster;

import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.DurationFlag;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and as whom: kubectl's flags (spec 7.1), on top of the kubeconfig that kubectl would use. */
public final class KubeOptions {
    private static final int QUICK_RETRIES = 2;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig to use; else $KUBECONFIG, else ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "The context of the kubeconfig.")
    private @Nullable String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "The namespace; else the context's.")
    private @Nullable String namespace;

    @Option(
            names = {"-s", "--server"},
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = "",
            description = "Address of the Kubernetes API; without a value the kubeconfig's.")
    private @Nullable String server;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Bearer token for the Kubernetes API.")
    private @Nullable String token;

    @Option(names = "--as", paramLabel = "USER", description = "User to impersonate.")
    private @Nullable String as;

    @Option(
            names = "--as-group",
            paramLabel = "GROUP",
            description = "Group to impersonate; may be given more than once.")
    private List<String> asGroups = List.of();

    @Option(
            names = "--certificate-authority",
            paramLabel = "FILE",
            description = "Who may have signed the API's certificate.")
    private @Nullable Path certificateAuthority;

    @Option(names = "--client-certificate", paramLabel = "FILE", description = "Client certificate.")
    private @Nullable Path clientCertificate;

    @Option(names = "--client-key", paramLabel = "FILE", description = "Key of the client certificate.")
    private @Nullable Path clientKey;

    @Option(names = "--insecure-skip-tls-verify", description = "Do not check the API's certificate.")
    private boolean insecure;

    @Option(
            names = "--request-timeout",
            paramLabel = "DURATION",
            converter = DurationFlag.class,
            description = "How long one request may take, such as 5s; 0 for no limit.")
    private @Nullable Duration requestTimeout;

    /** The namespace that was asked for, if any was. */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /** Whether a server was asked for, be it that of the kubeconfig. */
    public boolean asksForServer() {
        return server != null;
    }

    /**
     * A client for that cluster. Close it after use.
     *
     * @throws CommandFailed when the kubeconfig cannot be read or lacks the context
     */
    public KubernetesClient connect() {
        return new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** Does something with the namespace that the options name. */
    public void use(Consumer<Cluster> work) {
        try (KubernetesClient client = connect()) {
            work.accept(new Cluster(client));
        }
    }

    /** The client's configuration. */
    Config config() {
        Config base = base();
        ConfigBuilder builder = new ConfigBuilder(base).withRequestRetryBackoffLimit(QUICK_RETRIES);
        addAddress(builder);
        addIdentity(builder);
        return builder.build();
    }

    private Config base() {
        if (kubeconfig == null) {
            return known(Config.autoConfigure(context));
        }
        if (!Files.isReadable(kubeconfig)) {
            throw new CommandFailed("cannot read the kubeconfig " + kubeconfig);
        }
        return known(Config.fromKubeconfig(context, kubeconfig.toFile()));
    }

    private Config known(Config config) {
        if (context != null
                && (config.getCurrentContext() == null
                        || !context.equals(config.getCurrentContext().getName()))) {
            throw new CommandFailed("context \"" + context + "\" does not exist");
        }
        return config;
    }

    private void addAddress(ConfigBuilder builder) {
        if (namespace != null) {
            builder.withNamespace(namespace);
        }
        if (server != null && !server.isEmpty()) {
            builder.withMasterUrl(server);
        }
        if (certificateAuthority != null) {
            builder.withCaCertFile(certificateAuthority.toString()).withCaCertData(null);
        }
        if (insecure) {
            builder.withTrustCerts(true).withDisableHostnameVerification(true);
        }
        if (requestTimeout != null) {
            builder.withRequestTimeout(Math.toIntExact(requestTimeout.toMillis()));
        }
    }

    private void addIdentity(ConfigBuilder builder) {
        if (token != null) {
            builder.withOauthToken(token);
        }
        if (clientCertificate != null) {
            builder.withClientCertFile(clientCertificate.toString()).withClientCertData(null);
        }
        if (clientKey != null) {
            builder.withClientKeyFile(clientKey.toString()).withClientKeyData(null);
        }
        if (as != null) {
            builder.withImpersonateUsername(as);
        }
        if (!asGroups.isEmpty()) {
            builder.withImpersonateGroups(asGroups.toArray(String[]::new));
        }
    }
}
