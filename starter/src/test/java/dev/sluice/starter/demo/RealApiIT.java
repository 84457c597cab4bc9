package dev.sluice.starter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, on a real cluster. */
@EnabledIfEnvironmentVariable(
        named = RealApiIT.KUBECONFIG,
        matches = ".+",
        disabledReason = "names no kubeconfig of a local cluster")
class RealApiIT extends ClusterApiContract {
    static final String KUBECONFIG = "SLUICE_LOCAL_KUBECONFIG";

    @Override
    String kubeconfig() throws IOException {
        return Files.readString(Path.of(System.getenv(KUBECONFIG)));
    }

    @Override
    void stop() {}
}
