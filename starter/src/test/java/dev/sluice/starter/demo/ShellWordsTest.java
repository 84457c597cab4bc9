package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTest {

    @Test
    void quotesWhatAShellWouldReadOtherwise() {
        assertThat(ShellWords.line("promote", "guest book", "it's", "--to=127.0.0.1:80", ""))
                .isEqualTo("promote 'guest book' 'it'\\''s' --to=127.0.0.1:80 ''");
    }
}
