package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoTest {
    private static final List<String> PHASES = List.of("Progressing", "Paused", "Healthy", "Degraded");

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aReleaseIsShownFromItsDeploymentToItsEnd() {
        Invocation done = Invocation.of(new DemoCommand(), "--yes", "--no-color", "--pause", "0s");

        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
        assertThat(phases(done.out()))
                .containsSubsequence("Progressing", "Healthy", "Progressing", "Paused", "Progressing", "Healthy");
        assertThat(done.out())
                .contains("carried out by the run rollout/demo/guestbook")
                .containsPattern("verdict +Promoted\n")
                .containsPattern("images +guestbook:v2\n")
                .containsPattern("promote +\\S+Z, by sluice-demo, as update \\(sluice demo --yes\\): written\n")
                .endsWith("\nguestbook is Healthy on revision 2 (guestbook:v2)\n")
                .doesNotContain("\u001b");
        assertThat(folder(done.out())).doesNotExist();
    }

    private static List<String> phases(String out) {
        return out.lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(PHASES::contains)
                .toList();
    }

    private static Path folder(String out) {
        return out.lines()
                .filter(line -> line.contains("logs to "))
                .map(line -> Path.of(line.substring(line.indexOf('/'))).getParent())
                .findFirst()
                .orElseThrow();
    }
}
