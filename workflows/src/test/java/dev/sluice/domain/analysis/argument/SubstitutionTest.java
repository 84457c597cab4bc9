package dev.sluice.domain.analysis.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.analysis.Trees;
import dev.sluice.domain.analysis.metric.InvalidAnalysis;
import dev.sluice.domain.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments in metrics (spec 4.2). */
class SubstitutionTest {
    private static Json.Obj put(String tree, Map<String, String> arguments) {
        SequencedMap<String, String> ordered = new LinkedHashMap<>(arguments);
        return Substitution.ofArguments(Trees.of(tree), ordered);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'q': '{{args.host}}'}                        | {'q': 'web'}",
                "{'q': '{{ args.host }}'}                      | {'q': 'web'}",
                "{'q': 'a{{args.host}}b{{args.n}}c'}           | {'q': 'awebb5c'}",
                "{'q': '{{args.host}}{{args.host}}'}           | {'q': 'webweb'}",
                "{'count': '{{args.n}}'}                       | {'count': '5'}",
                "{'a': {'b': [{'c': '{{args.n}}'}, '{{args.n}}']}} | {'a': {'b': [{'c': '5'}, '5']}}",
                "{'{{args.host}}': 1}                          | {'web': 1}",
                "{'a': 1, 'b': true, 'c': null}                | {'a': 1, 'b': true, 'c': null}",
                "{'q': 'no {tag} }} here'}                     | {'q': 'no {tag} }} here'}"
            })
    void putsTheValuesIn(String tree, String expected) {
        assertThat(put(tree, Map.of("host", "web", "n", "5"))).isEqualTo(Trees.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"{{args.x}}", "{{args.}}", "{{host}}", "{{arg.host}}", "{{templates.a.podTemplateHash}}"})
    void refusesAnUnknownTag(String tag) {
        assertThatThrownBy(() -> put("{'q': '" + tag + "'}", Map.of("host", "web")))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("failed to resolve " + tag);
    }

    @Test
    void leavesTagsWithinValuesAlone() {
        assertThat(put("{'q': '{{args.a}}'}", Map.of("a", "{{args.b}}", "b", "secret")))
                .isEqualTo(Trees.of("{'q': '{{args.b}}'}"));
    }

    @Test
    void keepsAValueOneTextWhateverIsInIt() {
        String hostile = "\", \"b\": \"\\ \n {} '";

        assertThat(put("{'q': '{{args.a}}'}", Map.of("a", hostile)).text("q")).contains(hostile);
    }

    @Test
    void knowsTheValuesOfArguments() {
        assertThat(RunArguments.withoutSecrets(
                        Trees.of("{'args': [{'name': 'a', 'value': '1'}," + " {'name': 'b', 'value': ''}]}")))
                .containsExactly(Map.entry("a", "1"), Map.entry("b", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'X'}",
                "{'name': 'X', 'value': null}",
                "{'name': 'X', 'valueFrom': {'fieldRef': {'fieldPath': 'metadata.name'}}}"
            })
    void refusesAnArgumentWithoutAValue(String argument) {
        assertThatThrownBy(() -> RunArguments.withoutSecrets(Trees.of("{'args': [" + argument + "]}")))
                .isInstanceOf(InvalidAnalysis.class)
                .hasMessage("args.X was not resolved");
    }

    @Test
    void looksForASecretValueWhereItsReferenceSays() {
        Json.Obj spec = Trees.of("{'args': [{'name': 'a', 'valueFrom': {'secretKeyRef': {'name': 's', 'key': 'k'}}}]}");

        assertThat(RunArguments.secrets(spec)).isEqualTo(List.of(new RunArguments.SecretKey("s", "k")));
        assertThat(RunArguments.values(spec, place -> place.secret() + "/" + place.key()))
                .containsExactly(Map.entry("a", "s/k"));
        assertThat(RunArguments.withoutSecrets(spec).get("a")).isNotEqualTo("s/k");
    }
}
