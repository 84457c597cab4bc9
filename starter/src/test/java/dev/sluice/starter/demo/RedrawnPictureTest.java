package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.domain.rollout.PhaseMessage;
import dev.sluice.starter.cli.Console;
import dev.sluice.starter.view.RolloutView;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RedrawnPictureTest {
    private static final RolloutView VIEW = new RolloutView(
            "demo",
            "guestbook",
            Optional.of(Instant.EPOCH),
            new PhaseMessage("Paused", "CanaryPauseStep"),
            new RolloutView.Strategy.Canary("1/4", 20, 20),
            List.of(),
            new RolloutView.Replicas(5, 5, 1, 5, 5),
            List.of());
    private static final String PICTURE = """
            Paused      step 1/4, weight 20 (now 20), pods 5/5 ready, 1 updated: CanaryPauseStep

            NAME         KIND     STATUS    AGE  INFO
            ⟳ guestbook  Rollout  ॥ Paused  9s

            """;
    private static final String BACK = "\u001b[5A\r\u001b[J";

    private final Screen screen = new Screen();
    private final RedrawnPicture picture =
            new RedrawnPicture(screen.console, InstantSource.fixed(Instant.ofEpochSecond(9)));

    @Command
    private static final class Screen {
        private final StringWriter shown = new StringWriter();

        @Mixin
        private final Console console = new Console();

        Screen() {
            new CommandLine(this).setOut(new PrintWriter(shown));
        }

        /** What was written since the last call. */
        String next() {
            String text = shown.toString();
            shown.getBuffer().setLength(0);
            return text;
        }
    }

    @Test
    void isDrawnOverItself() {
        picture.show(VIEW);
        screen.next();

        picture.show(VIEW);

        assertThat(screen.next()).isEqualTo(BACK + "\u001b[?7l" + PICTURE + "\u001b[?7h");
    }

    @Test
    void makesRoomForWhatIsSaid() {
        picture.show(VIEW);
        screen.next();

        picture.say("Press Enter\n");
        picture.show(VIEW);

        assertThat(screen.next()).isEqualTo(BACK + "Press Enter\n\u001b[?7l" + PICTURE + "\u001b[?7h");
    }

    @Test
    void staysWhenSomethingWasReached() {
        picture.reached(VIEW);
        screen.next();

        picture.show(VIEW);

        assertThat(screen.next()).isEqualTo("\u001b[?7l" + PICTURE + "\u001b[?7h");
    }

    @Test
    void coversTheLineThatWasTyped() {
        picture.show(VIEW);
        screen.next();

        picture.typed();
        picture.show(VIEW);

        assertThat(screen.next()).startsWith("\u001b[6A\r\u001b[J");
    }
}
