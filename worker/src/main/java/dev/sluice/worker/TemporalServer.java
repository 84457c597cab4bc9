package dev.sluice.worker;

import dev.sluice.contract.RunAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is asked of a Temporal server before it is used. */
public final class TemporalServer {
    private static final Logger LOG = LoggerFactory.getLogger(TemporalServer.class);
    private static final int ANSWER_SECONDS = 5;

    private final TemporalConnection connection;

    TemporalServer(TemporalConnection connection) {
        this.connection = connection;
    }

    /**
     * Why this server cannot be used: too old, or without the configured namespace. Empty when it can.
     *
     * @throws StatusRuntimeException when it cannot be reached
     */
    public Optional<String> objection() {
        String version = connection
                .stubs()
                .blockingStub()
                .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                .getServerVersion();
        Optional<String> tooOld = ServerVersion.TEMPORAL.objection("the Temporal server", version);
        return tooOld.isPresent() ? tooOld : missingNamespace();
    }

    private Optional<String> missingNamespace() {
        String namespace = connection.config().namespace();
        try {
            connection
                    .stubs()
                    .blockingStub()
                    .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.of("the Temporal server has no namespace \"%s\"; create it, or name another with %s"
                        .formatted(namespace, TemporalConfig.NAMESPACE));
            }
            throw e;
        }
    }

    /**
     * Sees to it that the namespace knows Sluice's search attributes, and tells whether it does. A server that does not
     * allow it is used without.
     */
    public boolean ensureSearchAttributes() {
        OperatorServiceStubs operator = connection.operator();
        try {
            return ensureSearchAttributes(operator.blockingStub());
        } catch (StatusRuntimeException refused) {
            LOG.atWarn()
                    .addKeyValue("reason", refused.getMessage())
                    .log("search attributes are missing and cannot be registered; going on without");
            return false;
        } finally {
            operator.shutdownNow();
        }
    }

    private boolean ensureSearchAttributes(OperatorServiceBlockingStub operator) {
        Map<String, IndexedValueType> known = known(operator);
        SequencedMap<String, IndexedValueType> missing = attributes();
        missing.keySet().removeAll(known.keySet());
        if (!missing.isEmpty()) {
            operator.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(connection.config().namespace())
                            .putAllSearchAttributes(missing)
                            .build());
        }
        return known(operator).keySet().containsAll(attributes().keySet());
    }

    private static SequencedMap<String, IndexedValueType> attributes() {
        SequencedMap<String, IndexedValueType> types = new LinkedHashMap<>();
        RunAttributes.ALL.forEach(key -> types.put(key.getName(), key.getValueType()));
        return types;
    }

    private Map<String, IndexedValueType> known(OperatorServiceBlockingStub operator) {
        return operator.withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(connection.config().namespace())
                        .build())
                .getCustomAttributesMap();
    }
}
