package dev.sluice.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The reference of the command line is what the commands say of themselves; {@code -Dsluice.docs.write=true} writes it. */
class CliReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/cli.md");

    @Test
    void theReferenceIsWhatTheCommandsSay() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Command line reference

                Written by a test from the commands themselves. [How to use them](../cli.md).
                """);
        Sluice.program().getSubcommands().values().stream().distinct().forEach(command -> describe(command, page));
        if (Boolean.getBoolean("sluice.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page.toString());
    }

    private static void describe(CommandLine command, StringBuilder page) {
        command.setUsageHelpWidth(110);
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
                .append("\n```\n");
        command.getSubcommands().values().stream().distinct().forEach(sub -> describe(sub, page));
    }
}
