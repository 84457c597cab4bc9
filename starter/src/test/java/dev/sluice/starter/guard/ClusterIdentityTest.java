package dev.sluice.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.WireMapper;
import dev.sluice.worker.Served;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusterIdentityTest {
    private static final ClusterMark HERE = new ClusterMark("kube-system", "u1");

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(WireMapper.dataConverter())
                            .build())
                    .build());

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void theFirstToUseANameMayUseIt() {
        assertThat(identity("", HERE).objection()).isEmpty();
    }

    @Test
    void everyProcessOfThatClusterMayUseIt() {
        identity("", HERE).objection();

        assertThat(identity("", HERE).objection()).isEmpty();
    }

    @Test
    void anotherClusterMayNot() {
        identity("", HERE).objection();

        Optional<String> objection =
                identity("", new ClusterMark("kube-system", "u2")).objection();

        assertThat(objection)
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("workflow cluster/ of Temporal namespace")
                        .contains("uid u1; here namespace kube-system has u2")
                        .contains("--cluster"));
    }

    @Test
    void aProcessThatSeesOneNamespaceOfTheClusterMayNot() {
        identity("", HERE).objection();

        Optional<String> objection = identity("", new ClusterMark("shop", "u3")).objection();

        assertThat(objection).hasValueSatisfying(why -> assertThat(why).contains("here namespace shop has u3"));
    }

    @Test
    void anotherClusterMayUseAnotherName() {
        identity("", HERE).objection();

        assertThat(identity("east", new ClusterMark("kube-system", "u2")).objection())
                .isEmpty();
    }

    private ClusterIdentity identity(String cluster, ClusterMark mark) {
        Served served = new Served(cluster, "", Optional.empty());
        return new ClusterIdentity(temporal.getWorkflowClient(), served, mark);
    }
}
