package dev.sluice.worker;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;

/**
 * Lets polls wait for the connection while the server is away. Failing at once, a poller would pause for up to a minute, and
 * so be late when the server is back.
 */
final class PatientPolls implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        String name = String.valueOf(method.getBareMethodName());
        return next.newCall(method, name.startsWith("Poll") ? options.withWaitForReady() : options);
    }
}
