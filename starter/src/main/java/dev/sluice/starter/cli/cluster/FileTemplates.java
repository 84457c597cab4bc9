package dev.sluice.starter.cli.cluster;

import dev.sluice.domain.analysis.template.AnalysisTemplate;
import dev.sluice.domain.analysis.template.TemplateRef;
import dev.sluice.domain.analysis.template.Templates;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The analysis templates that a file holds, as if they were all in the namespace of its Rollouts. */
public final class FileTemplates {
    private static final String NAMESPACED = "AnalysisTemplate";
    private static final String OF_CLUSTER = "ClusterAnalysisTemplate";

    private FileTemplates() {}

    /** The templates among documents, those in lists too; of two with one name the first. */
    public static Templates of(List<Json> documents) {
        SequencedMap<TemplateRef, AnalysisTemplate> found = new LinkedHashMap<>();
        documents.stream().flatMap(FileTemplates::in).forEach(object -> {
            String kind = object.text("kind").orElse("");
            if (kind.equals(NAMESPACED) || kind.equals(OF_CLUSTER)) {
                AnalysisTemplate template = AnalysisTemplate.read(object);
                found.putIfAbsent(new TemplateRef(template.meta().name(), kind.equals(OF_CLUSTER)), template);
            }
        });
        return new Templates(found);
    }

    private static Stream<Json.Obj> in(Json document) {
        if (!(document instanceof Json.Obj object)) {
            return Stream.empty();
        }
        return object.text("kind").filter("List"::equals).isPresent()
                ? object.list("items").stream().flatMap(FileTemplates::in)
                : Stream.of(object);
    }
}
