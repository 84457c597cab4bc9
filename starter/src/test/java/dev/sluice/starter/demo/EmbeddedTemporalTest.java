package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedTemporalTest {
    private static final SearchAttributeKey<String> NAME = SearchAttributeKey.forKeyword("SluiceName");
    private static final SearchAttributeKey<List<String>> IMAGES = SearchAttributeKey.forKeywordList("SluiceImage");

    private EmbeddedTemporal temporal;
    private WorkflowServiceStubs service;
    private WorkerFactory workers;

    /** Waits, then greets. */
    @WorkflowInterface
    public interface Greeting {
        @WorkflowMethod
        String greet(String name);
    }

    /** Waits for a time that is long enough to notice when it is skipped. */
    public static final class GreetingImpl implements Greeting {
        static final Duration PAUSE = Duration.ofMillis(1200);

        @Override
        public String greet(String name) {
            Workflow.sleep(PAUSE);
            Workflow.upsertTypedSearchAttributes(NAME.valueSet(name), IMAGES.valueSet(List.of("guestbook:1")));
            return "Hello " + name;
        }
    }

    @BeforeEach
    void start() throws IOException {
        temporal = EmbeddedTemporal.start();
        service = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.target())
                .build());
        workers = WorkerFactory.newInstance(WorkflowClient.newInstance(service));
        workers.newWorker("greetings").registerWorkflowImplementationTypes(GreetingImpl.class);
        workers.start();
    }

    @AfterEach
    void stop() {
        workers.shutdownNow();
        service.shutdownNow();
        temporal.close();
    }

    @Test
    void workflowRunsInRealTime() {
        Greeting greeting = workers.getWorkflowClient()
                .newWorkflowStub(
                        Greeting.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue("greetings")
                                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                        .set(SearchAttributeKey.forKeyword("SluiceKind"), "Rollout")
                                        .build())
                                .build());
        Instant start = Instant.now();

        String greeted = greeting.greet("guestbook");

        assertThat(greeted).isEqualTo("Hello guestbook");
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(GreetingImpl.PAUSE);
    }

    @Test
    void serverListensOnTheLoopbackAddressOnly() throws IOException {
        int port = Integer.parseInt(temporal.target().split(":", -1)[1]);

        assertThat(NetworkInterface.networkInterfaces()
                        .flatMap(network -> Collections.list(network.getInetAddresses()).stream()))
                .filteredOn(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .allSatisfy(address -> assertThat(answers(address, port)).isFalse());
        assertThat(answers(InetAddress.getLoopbackAddress(), port)).isTrue();
    }

    private static boolean answers(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }
}
