package dev.sluice.starter.cli.flow;

import dev.sluice.domain.command.Command.Kind;
import dev.sluice.starter.cli.Console;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice retry [rollout] NAME}. */
@Command(name = "retry", description = "Take the abort of a release back and begin it again.")
public final class Retry implements Runnable {
    private static final Set<String> KINDS = Set.of("rollout", "rollouts", "ro");

    @Parameters(
            arity = "1..2",
            paramLabel = "[rollout] NAME",
            hideParamSyntax = true,
            description = "The Rollout's name.")
    private List<String> words = List.of();

    @Mixin
    private final FlowTarget target;

    @Mixin
    private final Console console = new Console();

    @Spec
    private @Nullable CommandSpec spec;

    public Retry() {
        this(new FlowTarget());
    }

    Retry(FlowTarget target) {
        this.target = target;
    }

    @Override
    public void run() {
        if (words.size() > 1 && !KINDS.contains(words.getFirst())) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "\"" + words.getFirst() + "\" cannot be retried");
        }
        String name = words.getLast();
        target.send(name, Kind.retry, console);
        console.line("rollout '%s' retried".formatted(name));
    }
}
