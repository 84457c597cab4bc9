package dev.sluice.starter.demo;

import static dev.sluice.starter.demo.ClusterUnderTest.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists, and what they leave out. */
interface SelectorContract extends ClusterUnderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                fruit=apple                 | apple
                fruit==apple                | apple
                fruit!=apple,fruit          | pear
                fruit                       | apple pear
                fruit in (apple, pear)      | apple pear
                fruit notin (apple),fruit   | pear
                !fruit,basket               | empty
                basket=,fruit=apple         | ''
                basket=one,fruit!=plum      | apple empty pear
                """)
    default void labelsSelect(String selector, String names) {
        labelled("apple", Map.of("basket", "one", "fruit", "apple"));
        labelled("pear", Map.of("basket", "one", "fruit", "pear"));
        labelled("empty", Map.of("basket", "one"));

        ConfigMapList chosen = list(new ListOptionsBuilder().withLabelSelector(selector));

        assertThat(names(chosen)).isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(" ", -1)));
    }

    @Test
    default void nameSelects() {
        labelled("apple", Map.of("basket", "one", "fruit", "apple"));

        ConfigMapList chosen = list(new ListOptionsBuilder().withFieldSelector("metadata.name=apple"));

        assertThat(names(chosen)).containsExactly("apple");
    }

    @Test
    default void unknownFieldIsABadRequest() {
        Status refusal = refusalOf(() -> list(new ListOptionsBuilder().withFieldSelector("data.color=blue")));

        assertThat(refusal.getCode()).isEqualTo(400);
    }

    @Test
    default void malformedSelectorIsABadRequest() {
        Status refusal = refusalOf(() -> list(new ListOptionsBuilder().withLabelSelector("fruit im (apple)")));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getReason()).isEqualTo("BadRequest");
    }

    @Test
    default void listTellsAVersionThatIsNotOlderThanItsItems() {
        ConfigMap latest = createConfigMap("listed");

        ConfigMapList all = list(new ListOptionsBuilder()
                .withResourceVersion(latest.getMetadata().getResourceVersion()));

        assertThat(names(all)).contains("listed");
        assertThat(Long.parseLong(all.getMetadata().getResourceVersion()))
                .isGreaterThanOrEqualTo(Long.parseLong(latest.getMetadata().getResourceVersion()));
    }

    @Test
    default void listOfAVersionYetToComeTimesOut() {
        Status refusal = refusalOf(() -> list(new ListOptionsBuilder().withResourceVersion("999999999")));

        assertThat(refusal.getCode()).isEqualTo(504);
        assertThat(refusal.getReason()).isEqualTo("Timeout");
    }

    private void labelled(String name, Map<String, String> labels) {
        client().resource(new ConfigMapBuilder(newConfigMap(name))
                        .editMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());
    }

    private ConfigMapList list(ListOptionsBuilder options) {
        return client().configMaps().inNamespace(namespace()).list(options.build());
    }

    private static List<String> names(ConfigMapList list) {
        return list.getItems().stream()
                .map(item -> item.getMetadata().getName())
                .sorted()
                .toList();
    }
}
