package dev.sluice.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {
    private static Json json(String text) {
        return JsonReader.read(text.replace('\'', '"')).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {} | []",
                "{'a':1} | {'a':2} | [{'op':'replace','path':'/a','value':2}]",
                "{} | {'a':{'b':1}} | [{'op':'add','path':'/a','value':{'b':1}}]",
                "{'a':1,'b':2} | {'b':2} | [{'op':'remove','path':'/a'}]",
                "{'x/y~z':1} | {'x/y~z':2} | [{'op':'replace','path':'/x~1y~0z','value':2}]",
                "{'a':[1,2,3]} | {'a':[1,5,3]} | [{'op':'replace','path':'/a/1','value':5}]",
                "{'a':[1,2]} | {'a':[0,1,2]} | [{'op':'add','path':'/a/0','value':0}]",
                "{'a':[1,2,3]} | {'a':[1,3]} | [{'op':'remove','path':'/a/1'}]",
                "{'a':[{'w':1,'x':1}]} | {'a':[{'w':2,'x':1}]} | [{'op':'replace','path':'/a/0/w','value':2}]",
                "{'a':1} | {'a':[1]} | [{'op':'replace','path':'/a','value':[1]}]",
                "{'a':null} | {'a':null} | []",
            })
    void namesOnlyWhatChanges(String from, String to, String patch) {
        assertThat(JsonPatch.between(json(from), json(to)).toJson()).isEqualTo(json(patch));
    }

    @Test
    void leadsFromAnyTreeToAnyOther() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Json from = tree(random, 4);
            Json to = tree(random, 4);

            assertThat(JsonPatch.between(from, to).apply(from)).contains(to);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':2} | /a | 1 | a test that fails",
                "{} | /a | 1 | a test of what is not there",
                "{'a':[]} | /a/0 | 1 | a test beyond the end",
                "{'a':1} | /a/b | 1 | a test below a number",
            })
    void hasNoEffectAfter(String target, String path, long value, String what) {
        JsonPatch patch = JsonPatch.between(json("{}"), json("{'b':1}")).onlyIf(path, Json.of(value));

        assertThat(patch.apply(json(target))).as(what).isEmpty();
    }

    private static Json tree(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 1 -> {
                Json.Obj obj = Json.Obj.EMPTY;
                for (int i = random.nextInt(4); i > 0; i--) {
                    obj = obj.with("f/" + random.nextInt(3), tree(random, depth - 1));
                }
                yield obj;
            }
            case 2 ->
                new Json.Arr(random.ints(random.nextInt(4), 0, 1)
                        .mapToObj(ignored -> tree(random, depth - 1))
                        .toList());
            default -> Json.of(random.nextInt(3));
        };
    }
}
