package dev.sluice.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command that the docs show with its answer, on a block that begins with {@code $ sluice}, answers just that. */
class DocsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SHOWN =
            Pattern.compile("```console\\n\\$ sluice ([^\\n]+)\\n(.*?)```", Pattern.DOTALL);

    /** One command, and what the page says that it prints. */
    record Shown(String page, List<String> arguments, String answer) {
        @Override
        public String toString() {
            return page + ": " + String.join(" ", arguments);
        }
    }

    static List<Shown> shown() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(DocsTest::shownOn)
                    .toList();
        }
    }

    private static Stream<Shown> shownOn(Path page) {
        try {
            return SHOWN.matcher(Files.readString(page)).results().map(found -> shown(page, found));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Shown shown(Path page, MatchResult found) {
        List<String> arguments = Arrays.stream(found.group(1).split(" "))
                .map(argument ->
                        argument.startsWith("docs/") ? ROOT.resolve(argument).toString() : argument)
                .toList();
        return new Shown(page.getFileName().toString(), arguments, found.group(2));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aCommandThatIsShownAnswersWhatIsShown(Shown shown) {
        StringWriter printed = new StringWriter();
        CommandLine program = Sluice.program();
        program.setOut(new PrintWriter(printed)).setErr(new PrintWriter(printed));

        program.execute(shown.arguments().toArray(String[]::new));

        assertThat(printed.toString().replace(ROOT + "/", "")).isEqualTo(shown.answer());
    }
}
