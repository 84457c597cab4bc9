package dev.sluice.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7233", "temporal.example.com:443", "[::1]:7233"})
    void takesAnAddressOfHostAndPort(String address) {
        assertThat(TemporalConfig.plain(address).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "temporal", "temporal:", "http://temporal:7233", "a b:1"})
    void namesFlagValueAndRuleOfABadAddress(String address) {
        assertThatThrownBy(() -> TemporalConfig.plain(address))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("--temporal-address \"" + address + "\": must be host:port");
    }

    @Test
    void refusesPortsThatAreNone() {
        assertThatThrownBy(() -> new Ports("0.0.0.0", 70_000, 8080))
                .hasMessage("--metrics-port \"70000\": must be between 0 and 65535");
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> new Ports("0.0.0.0", 8080, 8080))
                .hasMessage("--metrics-port \"8080\": must differ from --health-port 8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prod", "a/b", "a:b", "-a"})
    void refusesClusterNamesThatWouldBreakIds(String cluster) {
        assertThatThrownBy(() -> new Served(cluster, "", Optional.empty())).hasMessageStartingWith("--cluster \"");
    }

    @Test
    void namesQueueAndIdAfterClusterAndInstance() {
        Served served = new Served("east", "blue", Optional.empty());

        assertThat(served.taskQueue()).isEqualTo("sluice/east:blue");
        assertThat(served.workflowId("shop", "web")).isEqualTo("rollout/east/shop/web");
    }

    @Test
    void wantsCertificateAndKeyTogether(@TempDir Path folder) throws IOException {
        Path certificate = Files.writeString(folder.resolve("tls.crt"), "x");

        assertThatThrownBy(() -> new TlsFiles(
                        false, Optional.of(certificate), Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessage("--temporal-tls-cert \"" + certificate + "\": needs --temporal-tls-key");
    }

    @Test
    void turnsTlsOnForAKey() {
        TemporalConfig config = new TemporalConfig("cloud:7233", "ns", TlsFiles.NONE, new ApiKey.Fixed("s3cret"));

        assertThat(config.encrypted()).isTrue();
    }

    @Test
    void neverPrintsAKey() {
        TemporalConfig config = new TemporalConfig("cloud:7233", "ns", TlsFiles.NONE, new ApiKey.Fixed("s3cret"));

        assertThat(config.toString()).doesNotContain("s3cret").contains("***");
    }

    @Test
    void readsAKeyFileAnewForEachCall(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "old\n");
        ApiKey key = new ApiKey.InFile(file);
        Files.writeString(file, "new\n");

        assertThat(key.value()).isEqualTo("new");
    }

    @Test
    void namesTheKubeconfigThatIsMissing() {
        assertThatThrownBy(() -> new WorkerConfig(
                        Optional.of(Path.of("missing")),
                        TemporalConfig.local(),
                        Served.ALL,
                        new Ports("0.0.0.0", Ports.DEFAULT_METRICS, Ports.DEFAULT_HEALTH),
                        TemporalCommands.flow))
                .hasMessage("--kubeconfig \"missing\": must be a readable file");
    }
}
