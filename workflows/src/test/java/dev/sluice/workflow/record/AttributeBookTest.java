package dev.sluice.workflow.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.RunAttributes;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.rollout.RolloutId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeBookTest {
    private final AttributeBook book = new AttributeBook(true, new RolloutId("shop", "web", "u1"));

    @ParameterizedTest
    @ValueSource(strings = {"x", "ж", "😀", "\u0001", "\"", "\\"})
    void imagesFitIntoOneAttribute(String letter) {
        List<String> images = IntStream.range(0, 20)
                .mapToObj(i -> i + letter.repeat(1_000 / letter.length()))
                .toList();
        ReleaseId release = new ReleaseId("u1", "hash", "steps", "web-hash", 1, 1, images);

        List<String> shown = book.attributes(new AttributeBook.Shown("", Optional.empty(), Optional.of(release)))
                .get(RunAttributes.IMAGE);

        assertThat(shown).isNotEmpty();
        int bytes = shown.stream()
                .mapToInt(image -> image.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(bytes).isLessThanOrEqualTo(1_900);
    }
}
