package dev.sluice.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are read without loss, and between them show every field of every kind. */
class SamplesTest {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "samples");

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @ParameterizedTest
    @MethodSource("samples")
    void readsAndWritesASampleWithoutLoss(Path sample) {
        JsonNode stored = read(sample);

        Object typed = serialization.unmarshal(
                serialization.asJson(stored), kindOf(stored).type());

        assertThat(serialization.unmarshal(serialization.asJson(typed), JsonNode.class))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void samplesShowEveryField(CrdKind kind) throws IOException {
        SortedSet<String> shown = new TreeSet<>();

        samples()
                .map(this::read)
                .filter(sample -> kindOf(sample) == kind)
                .forEach(sample -> shown.addAll(fields(kind, sample)));

        assertThat(shown).containsExactlyElementsOf(fields(kind));
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList().stream();
        }
    }

    private static SortedSet<String> fields(CrdKind kind) {
        SortedSet<String> paths = FieldPaths.all(kind.spec(), "spec");
        kind.status().ifPresent(status -> paths.addAll(FieldPaths.all(status, "status")));
        return paths;
    }

    private static SortedSet<String> fields(CrdKind kind, JsonNode sample) {
        SortedSet<String> paths = FieldPaths.present(kind.spec(), "spec", sample.path("spec"));
        kind.status().ifPresent(status -> paths.addAll(FieldPaths.present(status, "status", sample.path("status"))));
        return paths;
    }

    private static CrdKind kindOf(JsonNode sample) {
        List<CrdKind> kinds = Arrays.asList(CrdKind.values());
        return kinds.stream()
                .filter(kind ->
                        kind.type().getSimpleName().equals(sample.path("kind").asText()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode read(Path sample) {
        try {
            return serialization.unmarshal(Files.readString(sample), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
