package dev.sluice.starter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A temporary folder that only its owner can enter: what another terminal needs to reach the demo, and the log. */
final class DemoFolder implements AutoCloseable {
    private final Path folder;
    private boolean kept;

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** A new, empty folder. */
    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory(
                "sluice-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    /** Where the API is and who asks. */
    Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    /** Lines for a shell to read, after which {@code sluice} and {@code kubectl} reach the demo. */
    Path env() {
        return folder.resolve("env");
    }

    /** What the controller logs. */
    Path log() {
        return folder.resolve("controller.log");
    }

    /** Writes the addresses down. */
    void tell(String kubeconfig, String temporalAddress) throws IOException {
        Files.writeString(kubeconfig(), kubeconfig);
        Files.writeString(env(), """
                export KUBECONFIG=%s
                export SLUICE_TEMPORAL_ADDRESS=%s
                """.formatted(ShellWords.quoted(kubeconfig().toString()), temporalAddress));
    }

    /** The log is to stay after the end. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(kubeconfig());
        Files.deleteIfExists(env());
        if (!kept) {
            Files.deleteIfExists(log());
            Files.deleteIfExists(folder);
        }
    }
}
