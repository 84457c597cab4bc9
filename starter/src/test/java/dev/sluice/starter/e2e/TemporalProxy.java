package dev.sluice.starter.e2e;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the Temporal server. It lets everything pass until it is told to let one request that changes something go
 * wrong. All of the server's methods that a controller calls have one request and one answer.
 */
final class TemporalProxy implements AutoCloseable {
    private static final Pattern WRITES =
            Pattern.compile(".*/(Start|Signal|Update|Execute|Respond(Workflow|Activity)Task|RecordActivityTask).*");

    private final ManagedChannel upstream;
    private final Server server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Fault.Timer timer = Fault.Timer.NEVER;

    /** @param address host and port of the server behind */
    TemporalProxy(String address) {
        upstream = NettyChannelBuilder.forTarget(address).usePlaintext().build();
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .executor(threads)
                .fallbackHandlerRegistry(new Everything())
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients find it, as host and port. */
    String target() {
        return "127.0.0.1:" + server.getPort();
    }

    /** From now on, lets as many writes pass as this timer says, and the next go wrong; its effect is run then, once. */
    void failAfter(Fault.Timer next) {
        timer = next;
    }

    private ServerCall.Listener<byte[]> serve(ServerCall<byte[], byte[]> call, Metadata headers) {
        MethodDescriptor<byte[], byte[]> method = call.getMethodDescriptor();
        return ServerCalls.<byte[], byte[]>asyncUnaryCall((request, answer) -> {
                    Fault.Timer now = timer;
                    boolean writes = WRITES.matcher(method.getFullMethodName()).matches();
                    switch (writes ? now.count() : Fault.Verdict.PASS) {
                        case PASS -> forward(method, headers, request, answer);
                        case REFUSE -> {
                            now.strike();
                            answer.onError(Status.UNAVAILABLE.asRuntimeException());
                        }
                        case LOSE -> forward(method, headers, request, new Lost(now, answer));
                    }
                })
                .startCall(call, headers);
    }

    private void forward(
            MethodDescriptor<byte[], byte[]> method, Metadata headers, byte[] request, StreamObserver<byte[]> answer) {
        CallOptions options = CallOptions.DEFAULT.withDeadline(Context.current().getDeadline());
        ClientCalls.asyncUnaryCall(
                ClientInterceptors.intercept(upstream, MetadataUtils.newAttachHeadersInterceptor(headers))
                        .newCall(method, options),
                request,
                answer);
    }

    /** An answer that comes, but to nobody. */
    private record Lost(Fault.Timer timer, StreamObserver<byte[]> answer) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] ignored) {}

        @Override
        public void onError(Throwable failure) {
            onCompleted();
        }

        @Override
        public void onCompleted() {
            timer.strike();
            answer.onError(Status.UNAVAILABLE.asRuntimeException());
        }
    }

    private final class Everything extends HandlerRegistry {
        @Override
        public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
            MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(BYTES, BYTES)
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName(name)
                    .build();
            return ServerMethodDefinition.create(method, TemporalProxy.this::serve);
        }
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @Override
    public void close() {
        server.shutdownNow();
        upstream.shutdownNow();
        threads.shutdownNow();
    }
}
