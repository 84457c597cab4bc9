package dev.sluice.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Keeps {@code deploy/crds} equal to the types. After a change of a type, rewrite the files with
 * {@code mvn test -pl workflows -Dtest=CrdTest -Dsluice.crds.write=true}.
 */
class CrdTest {
    private static final String HEADER = """
            # Generated from the types in dev.sluice.api.v1alpha1. Do not edit; rewrite with
            # mvn test -pl workflows -Dtest=CrdTest -Dsluice.crds.write=true
            """;
    private static final int LARGEST_ANNOTATION = 256 * 1024;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    @ParameterizedTest
    @EnumSource
    void checkedInDefinitionEqualsTheTypes(CrdKind kind) throws IOException {
        String generated = yaml(CrdGeneration.generate(kind));

        if (Boolean.getBoolean("sluice.crds.write")) {
            Files.createDirectories(kind.file().getParent());
            Files.writeString(kind.file(), generated);
        }

        assertThat(kind.file()).content(StandardCharsets.UTF_8).isEqualTo(generated);
    }

    @ParameterizedTest
    @EnumSource
    void definitionFitsTheAnnotationOfClientSideApply(CrdKind kind) throws JsonProcessingException {
        String json = new ObjectMapper().writeValueAsString(CrdGeneration.generate(kind));

        assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_ANNOTATION);
    }

    private static String yaml(CustomResourceDefinition definition) throws JsonProcessingException {
        return HEADER + YAML.writeValueAsString(definition);
    }
}
