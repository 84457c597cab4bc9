package dev.sluice.metrics.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Looks names up, and gives up on one that takes too long: the system's own look-up cannot be stopped. */
final class PromptDns implements Dns {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Dns system;

    PromptDns(Dns system) {
        this.system = system;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("dns-" + host).start(() -> resolve(host, answer));
        try {
            return answer.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failed) {
            throw unknown(host, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown(host, stopped);
        }
    }

    private void resolve(String host, CompletableFuture<List<InetAddress>> answer) {
        try {
            answer.complete(system.lookup(host));
        } catch (UnknownHostException | RuntimeException failed) {
            answer.completeExceptionally(failed);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }
}
