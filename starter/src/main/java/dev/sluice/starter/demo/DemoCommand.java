package dev.sluice.starter.demo;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.DurationFlag;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.process.Parts;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice demo [--yes]}. */
@Command(
        name = "demo",
        description = "Show a canary release from its first deployment to its end; needs neither cluster nor server.")
public final class DemoCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    @Option(
            names = {"-y", "--yes"},
            description = "Promote without being asked.")
    private boolean yes;

    @Option(
            names = "--pause",
            paramLabel = "DURATION",
            defaultValue = "5s",
            converter = DurationFlag.class,
            description = "How long --yes waits before it promotes (default ${DEFAULT-VALUE}).")
    private Duration pause = Duration.ZERO;

    @Mixin
    private final Console console = new Console();

    /** Whether somebody has ended it: the story, or whoever stopped the process; only the first counts. */
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public Integer call() throws IOException {
        try (Parts parts = new Parts()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "end"));
            return play(parts);
        }
    }

    private void stop(Parts parts) {
        if (ended.compareAndSet(false, true) && console.isTerminal()) {
            console.text(RedrawnPicture.RESTORED);
        }
        parts.close();
    }

    private int play(Parts parts) throws IOException {
        DemoFolder folder = parts.add(DemoFolder.create());
        try {
            boolean well = tell(Playground.start(folder, parts), parts);
            ended.set(true);
            return well ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (RuntimeException failure) {
            if (!ended.compareAndSet(false, true)) {
                return INTERRUPTED;
            }
            folder.keep();
            console.note("The controller's log is kept: " + folder.log());
            throw failure;
        }
    }

    private boolean tell(Playground playground, Parts parts) {
        console.line("""
                A canary release on an embedded Kubernetes API and an embedded Temporal server.

                  Kubernetes API  %s
                  Temporal        %s
                  controller      in this process; it logs to %s

                1. Deploy %s
                """.formatted(
                playground.api(), playground.temporal(), playground.folder().log(), Guestbook.V1));
        Guestbook.deploy(playground.client());
        Picture picture = Picture.on(console, InstantSource.system());
        LiveTree tree = parts.add(new LiveTree(new Cluster(playground.client()), Guestbook.NAME, picture));
        return new Story(playground, console, tree)
                .tell(yes ? new Pause.By.Itself(pause) : new Pause.By.Reader(System.in));
    }
}
