package dev.sluice.workflow.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void leavesAShortTextAsItIs() {
        assertThat(Excerpt.of("four", 4)).isEqualTo("four");
    }

    @Test
    void cutsALongText() {
        assertThat(Excerpt.of("fifth", 4)).isEqualTo("fif…");
    }

    @Test
    void doesNotCutACharacterInHalf() {
        assertThat(Excerpt.of("ab😀cd", 4)).isEqualTo("ab…");
    }
}
