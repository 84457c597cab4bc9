package dev.sluice.starter.demo;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A Temporal server in this process, on the loopback address and a free port, with real time and every namespace. It keeps its
 * runs in memory, and cannot list them by a query.
 */
public final class EmbeddedTemporal implements AutoCloseable {
    private static final AddSearchAttributesRequest SEARCH_ATTRIBUTES = AddSearchAttributesRequest.newBuilder()
            .putSearchAttributes("SluiceNamespace", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .putSearchAttributes("SluiceName", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .putSearchAttributes("SluiceKind", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .putSearchAttributes("SluicePhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .putSearchAttributes("SluiceVerdict", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .putSearchAttributes("SluiceImage", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST)
            .build();

    private final TestServicesStarter services;
    private final Server server;

    private EmbeddedTemporal(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /** Starts a server that knows Sluice's search attributes. */
    public static EmbeddedTemporal start() throws IOException {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        EmbeddedTemporal temporal =
                new EmbeddedTemporal(services, builder.build().start());
        temporal.registerSearchAttributes();
        return temporal;
    }

    /** Where clients find the server, as host and port. */
    public String target() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Ends all connections and forgets all runs. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }

    private void registerSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder().setTarget(target()).validateAndBuildWithDefaults());
        try {
            operator.blockingStub().addSearchAttributes(SEARCH_ATTRIBUTES);
        } finally {
            operator.shutdownNow();
        }
    }
}
