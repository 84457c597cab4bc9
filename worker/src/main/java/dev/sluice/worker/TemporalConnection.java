package dev.sluice.worker;

import com.uber.m3.tally.Scope;
import dev.sluice.contract.WireMapper;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.ServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The connection to a Temporal server. Opening it does not need the server; the first call does. */
public final class TemporalConnection implements AutoCloseable {
    /** A call that gets no answer is given up after this; who asked has a back-off of its own. */
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    /** A connection that was refused is tried again after this. */
    private static final Duration RECONNECT = Duration.ofSeconds(3);

    private final TemporalConfig config;
    private final Optional<TlsContext> tls;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private TemporalConnection(TemporalConfig config, Scope metrics) {
        this.config = config;
        this.tls = config.encrypted() ? Optional.of(new TlsContext(config.tls())) : Optional.empty();
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder()
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(GIVE_UP).validateBuildWithDefaults())
                .setConnectionBackoffResetFrequency(RECONNECT)
                .setMetricsScope(metrics);
        options.addGrpcClientInterceptor(new PatientPolls());
        address(options);
        this.stubs = WorkflowServiceStubs.newServiceStubs(options.build());
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(config.namespace())
                        .setDataConverter(WireMapper.dataConverter())
                        .build());
    }

    /**
     * Prepares the connection.
     *
     * @param metrics where the SDK reports what it does
     * @throws InvalidSetting when a TLS file cannot be used
     */
    public static TemporalConnection open(TemporalConfig config, Scope metrics) {
        return new TemporalConnection(config, metrics);
    }

    public WorkflowClient client() {
        return client;
    }

    public TemporalConfig config() {
        return config;
    }

    /** What the server says of itself, asked anew. */
    public TemporalServer server() {
        return new TemporalServer(this);
    }

    WorkflowServiceStubs stubs() {
        return stubs;
    }

    /** For the administration of the server; the caller shuts it down. */
    OperatorServiceStubs operator() {
        OperatorServiceStubsOptions.Builder options = OperatorServiceStubsOptions.newBuilder();
        address(options);
        return OperatorServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
    }

    private void address(ServiceStubsOptions.Builder<?> options) {
        options.setTarget(config.address());
        if (!(config.apiKey() instanceof ApiKey.None)) {
            options.addApiKey(config.apiKey()::value);
        }
        tls.ifPresent(files -> encrypt(options, files));
    }

    private void encrypt(ServiceStubsOptions.Builder<?> options, TlsContext files) {
        try {
            options.setSslContext(files.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.tls()
                .serverName()
                .ifPresent(name -> options.setChannelInitializer(channel -> channel.overrideAuthority(name)));
    }

    @Override
    public void close() {
        stubs.shutdown();
        if (!stubs.awaitTermination(1, TimeUnit.SECONDS)) {
            stubs.shutdownNow();
        }
        tls.ifPresent(TlsContext::close);
    }
}
