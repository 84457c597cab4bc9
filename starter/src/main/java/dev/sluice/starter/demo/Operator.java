package dev.sluice.starter.demo;

import dev.sluice.starter.cli.Console;
import dev.sluice.starter.cli.Conventions;
import dev.sluice.starter.cli.edit.SetImage;
import dev.sluice.starter.cli.flow.Promote;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** Gives commands as a reader would in another terminal: the very same ones, with the demo's addresses. */
record Operator(Playground playground, Console console) {
    private static final String TEMPORAL = "--temporal-address";

    /** {@code sluice set image}: answers whether it succeeded. */
    boolean setImage(String image) {
        String change = Guestbook.NAME + "=" + image;
        return run(new SetImage(), "set image", List.of(Guestbook.NAME, change), List.of());
    }

    /** {@code sluice promote}: answers whether it succeeded. */
    boolean promote(String reason) {
        return run(
                new Promote(),
                "promote",
                List.of(Guestbook.NAME, "--reason", reason),
                List.of("--verbose", TEMPORAL, playground.temporal()));
    }

    /** The line by which another terminal promotes. */
    String promoteLine() {
        return ShellWords.line(
                Launcher.path(),
                "promote",
                Guestbook.NAME,
                "-n",
                Guestbook.NAMESPACE,
                "--kubeconfig",
                playground.folder().kubeconfig().toString(),
                TEMPORAL,
                playground.temporal());
    }

    private boolean run(Object command, String name, List<String> shown, List<String> addresses) {
        console.line("  $ sluice %s %s".formatted(name, ShellWords.line(shown.toArray(String[]::new))));
        List<String> all = new ArrayList<>(shown);
        all.addAll(addresses);
        all.addAll(List.of("-n", Guestbook.NAMESPACE));
        all.addAll(List.of("--kubeconfig", playground.folder().kubeconfig().toString()));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = Conventions.apply(new CommandLine(command))
                .setOut(out)
                .setErr(out)
                .execute(all.toArray(String[]::new));
        console.line(said.toString().indent(2));
        return code == ExitCode.OK;
    }
}
