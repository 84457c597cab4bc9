package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command;
import dev.sluice.domain.spec.RolloutReader;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.TemporalOptions;
import dev.sluice.starter.cli.cluster.Cluster;
import dev.sluice.starter.cli.cluster.KubeOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** To whom a flow command goes: the cluster, the Temporal server, and the reason that is recorded with it. */
final class FlowTarget {
    @Mixin
    private final KubeOptions kube = new KubeOptions();

    @Mixin
    private final TemporalOptions temporal = new TemporalOptions();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the record of the release.")
    private @Nullable String reason;

    private final Function<TemporalOptions, FlowCommands> connect;

    FlowTarget() {
        this(TemporalFlowCommands::connect);
    }

    /** @param connect makes the connection to Temporal */
    FlowTarget(Function<TemporalOptions, FlowCommands> connect) {
        this.connect = connect;
    }

    private FlowCommands connected() {
        return switch (temporal.commands()) {
            case flow -> connect.apply(temporal);
            case none -> FlowCommands.off();
        };
    }

    /** Sends the command to the release of this Rollout; throws when it is refused. */
    void send(String rollout, Command.Kind kind, Console console) {
        try (KubernetesClient client = kube.connect();
                FlowCommands flow = connected()) {
            Cluster cluster = new Cluster(client);
            new CommandSender(
                            cluster,
                            flow,
                            new ObjectCommands(cluster, RolloutReader::read),
                            temporal.cluster(),
                            console)
                    .send(rollout, kind, Optional.ofNullable(reason));
        }
    }
}
