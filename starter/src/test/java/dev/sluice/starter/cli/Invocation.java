package dev.sluice.starter.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What came of one call of a command: its exit code, and what it printed on both streams. */
public record Invocation(int code, String out, String err) {

    /** Runs the command against the API, with these arguments. */
    public static Invocation of(RecordingApi api, Object command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--kubeconfig=" + api.kubeconfig());
        return of(command, all.toArray(String[]::new));
    }

    /** Runs the command with these arguments. */
    public static Invocation of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Conventions.apply(new CommandLine(command))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Invocation(code, out.toString(), err.toString());
    }
}
