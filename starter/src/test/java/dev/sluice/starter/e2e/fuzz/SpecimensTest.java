package dev.sluice.starter.e2e.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpecimensTest {
    private static final int COUNT = 250;

    @Test
    void theSameSeedMakesTheSameSpecimens() {
        List<Specimen> drawn = Specimens.draw(COUNT, 17, "i");

        assertThat(Specimens.draw(COUNT, 17, "i")).isEqualTo(drawn);
        assertThat(Specimens.draw(COUNT, 18, "i")).isNotEqualTo(drawn);
    }

    @Test
    void thereIsOneOfEachKindAndMostPassTheSchema() {
        List<Specimen> drawn = Specimens.draw(COUNT, 17, "i");

        assertThat(drawn.stream().map(Specimen::kind).distinct()).hasSize(Specimens.kinds());
        assertThat(drawn.stream()
                        .filter(specimen -> specimen.blow().isPresent() || !(specimen.fate() instanceof Fate.Refused)))
                .hasSizeGreaterThan(COUNT / 2);
    }
}
