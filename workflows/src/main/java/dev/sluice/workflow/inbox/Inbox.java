package dev.sluice.workflow.inbox;

import dev.sluice.contract.FlowCommand;
import dev.sluice.domain.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came for the run and is not yet dealt with. Filled by message handlers, emptied by the run. */
public final class Inbox {
    private static final int MOST_WARNINGS = 10;

    /** To become an event on the object. */
    public record Warning(String reason, String message) {}

    private final List<PendingCommand> commands = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private boolean woken;

    /** There is something to look at. */
    public void wake() {
        woken = true;
    }

    /** Whether something came since the last {@link #clearWoken}. */
    public boolean isWoken() {
        return woken;
    }

    /** Call this before an observation, so that what comes during it is not lost. */
    public void clearWoken() {
        woken = false;
    }

    /** Takes a command in; its answer will be on what is returned. */
    public PendingCommand add(Command.Kind kind, FlowCommand message, PendingCommand.Via via) {
        PendingCommand command = new PendingCommand(kind, message, via);
        commands.add(command);
        wake();
        return command;
    }

    /** The same text twice is one warning, and above ten the rest is dropped: nobody reads more. */
    public void warn(Warning warning) {
        if (warnings.size() < MOST_WARNINGS && !warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /** In the order in which they came. */
    public List<PendingCommand> commands() {
        return List.copyOf(commands);
    }

    /** The command is dealt with. */
    public void remove(PendingCommand command) {
        commands.remove(command);
    }

    /** Takes the oldest warning out. */
    public Optional<Warning> nextWarning() {
        return warnings.isEmpty() ? Optional.empty() : Optional.of(warnings.removeFirst());
    }

    /** Whether a warning waits to be recorded. */
    public boolean hasWarnings() {
        return !warnings.isEmpty();
    }

    /** Whether nobody waits to be heard; a ring may have come. */
    public boolean isEmpty() {
        return commands.isEmpty() && warnings.isEmpty();
    }

    /** Whether nothing at all has come. */
    public boolean isQuiet() {
        return isEmpty() && !woken;
    }
}
