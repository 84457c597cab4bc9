package dev.sluice.starter.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The only way in which commands print. Results go to standard output, remarks to standard error. */
public final class Console {
    /** System property by which the launcher tells that standard output is a terminal. */
    private static final String TERMINAL = "sluice.terminal";

    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--no-color", description = "Print without colours.")
    private boolean colourless;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say how a command was carried out, and print errors in full.")
    private boolean verbose;

    /** Prints a line of the result. */
    public void line(String text) {
        out().println(text);
        out().flush();
    }

    /** Prints a result that brings its own line ends. */
    public void text(String text) {
        out().print(text);
        out().flush();
    }

    /** Shows a screen: over the last one on a terminal, after it elsewhere. */
    public void screen(String text) {
        text(isTerminal() ? CLEAR + text : text + "\n");
    }

    /** A remark that everybody is to see. */
    public void note(String text) {
        err().println(text);
        err().flush();
    }

    /** A remark for those who asked for more. */
    public void detail(String text) {
        if (verbose) {
            note(text);
        }
    }

    /** Whether signs are to have colours: on a terminal, unless {@code --no-color} or {@code NO_COLOR} says otherwise. */
    public boolean coloured() {
        return !colourless && System.getenv("NO_COLOR") == null && isTerminal();
    }

    /** Whether a human looks at a screen that can be redrawn. */
    public boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(command, "a console belongs to a command");
    }
}
