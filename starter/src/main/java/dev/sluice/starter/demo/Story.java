package dev.sluice.starter.demo;

import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import java.time.Duration;

/** What the demo tells, in order. */
final class Story {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Playground playground;
    private final Console console;
    private final LiveTree tree;
    private final Operator operator;

    /** @param tree of the Rollout that was just deployed */
    Story(Playground playground, Console console, LiveTree tree) {
        this.playground = playground;
        this.console = console;
        this.tree = tree;
        this.operator = new Operator(playground, console);
    }

    /** Tells all of it. Answers whether the release ended well. */
    boolean tell(Pause.By by) {
        require(tree.until(Ending::isHealthy, LIMIT), "the first deployment did not end");
        tree.picture().reached(tree.view());
        console.line("2. Release %s: one pod of five, then a pause until somebody promotes\n".formatted(Guestbook.V2));
        require(operator.setImage(Guestbook.V2), "the image could not be set");
        require(tree.until(Pause::holds, LIMIT), "the pause was not reached");
        require(new Pause(operator, tree).pass(by), "the release could not be promoted");
        if (!Ending.isReached(tree.view())) {
            console.line("3. Go on: three pods of five, a pause of 3 s, then all\n");
        }
        require(tree.until(Ending::isReached, LIMIT), "the end was not reached");
        return end(new Ending(tree.view(), playground.runs()));
    }

    private boolean end(Ending ending) {
        tree.until(view -> ending.record().isPresent(), CLOSING);
        tree.picture().reached(tree.view());
        console.line("4. What stays, in workflow %s and on the ReplicaSet\n".formatted(Ending.RUN));
        ending.record().map(RecordText::of).ifPresent(console::text);
        console.line("\n" + ending.line());
        return Ending.isHealthy(ending.view());
    }

    private static void require(boolean done, String otherwise) {
        if (!done) {
            throw new CommandFailed(otherwise);
        }
    }
}
