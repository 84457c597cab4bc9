package dev.sluice.starter.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {
    private static final String EXAMPLE = "../docs/examples/guestbook.yaml";

    private final StringWriter out = new StringWriter();

    private int simulate(String... arguments) {
        return new CommandLine(new Simulate())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    @Test
    void showsTheReleaseOfTheExampleUntilItIsHealthy() {
        int code = simulate("-f", EXAMPLE, "--set-image", "guestbook=guestbook:v2");
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("2/4 pause") && line.endsWith("promotion"))
                .last()
                .asString()
                .contains("Healthy");
    }

    @Test
    void printsJsonForPrograms() {
        simulate("-f", EXAMPLE, "-o", "json");
        assertThat(out.toString()).contains("\"waitsFor\"").contains("\"Healthy\"");
    }

    @Test
    void refusesAContainerThatIsNotThere() {
        assertThat(simulate("-f", EXAMPLE, "--set-image", "other=x")).isEqualTo(1);
    }
}
