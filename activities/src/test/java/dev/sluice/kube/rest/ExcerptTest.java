package dev.sluice.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void leavesATextOf4096CharactersAlone() {
        String text = "x".repeat(4096);

        assertThat(Excerpt.of(text)).isEqualTo(text);
    }

    @Test
    void cutsALongerText() {
        assertThat(Excerpt.of("x".repeat(4097))).hasSize(4096).endsWith("x…");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        String text = "x".repeat(4094) + "😀😀";

        assertThat(Excerpt.of(text)).isEqualTo("x".repeat(4094) + "…");
    }
}
