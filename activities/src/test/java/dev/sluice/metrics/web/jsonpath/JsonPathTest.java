package dev.sluice.metrics.web.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.Contexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialect of the Kubernetes documentation, "JSONPath Support". Of several values a metric takes the first. */
class JsonPathTest {
    private static final Json STORE = Contexts.object("""
            {'kind':'List','a.b':{'c':7},'empty':[],'none':null,'on':true,
             'items':[{'name':'one','n':1,'ok':true,'tags':['x','y']},
                      {'name':'two','n':2.5,'ok':false,'status':{'code':200}},
                      {'name':'three','n':3,'ok':true}]}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {$.kind}                               | "List"
            {.kind}                                | "List"
            {$['kind']}                            | "List"
            {@.kind}                               | "List"
            { .kind }                              | "List"
            {.items[0].name}                       | "one"
            {.items[-1].name}                      | "three"
            {.items[].name}                        | "one"
            {.items[1:].name}                      | "two"
            {.items[:2].name}                      | "one"
            {.items[-2:].name}                     | "two"
            {.items[1:3:2].name}                   | "two"
            {.items[*].n}                          | 1
            {.items.*.n}                           | 1
            {.items[*]['n','name']}                | 1
            {.items[1,0].name}                     | "two"
            {.items[0].tags[1]}                    | "y"
            {..code}                               | 200
            {$..tags[0]}                           | "x"
            {.items[?(@.n==2.5)].name}             | "two"
            {.items[?(@.n == 3)].name}             | "three"
            {.items[?(@.n>1)].name}                | "two"
            {.items[?(@.n>=3)].name}               | "three"
            {.items[?(@.n<2)].name}                | "one"
            {.items[?(@.n!=1)].name}               | "two"
            {.items[?(@.name=="three")].n}         | 3
            {.items[?(@.name=='two')].n}           | 2.5
            {.items[?(@.ok==false)].n}             | 2.5
            {.items[?(@.status)].name}             | "two"
            {.items[?(@.status.code)].name}        | "two"
            {.a\\.b.c}                             | 7
            {['a\\.b'].c}                          | 7
            {.none}                                | null
            {.on}                                  | true
            {range .items[*]}{.n}{end}             | 1
            {range .items[?(@.n>1)]}{.name}{"\\n"}{end} | "two"
            {range .empty[*]}{.n}{end}{.kind}      | "List"
            {.empty[*]}{.kind}                     | "List"
            count: {.kind}                         | "count: "
            {"text"}                               | "text"
            {5}                                    | 5
            """)
    void finds(String path, String value) throws JsonPathException {
        assertThat(JsonPath.parse(path.replace("\\\\", "\\")).find(STORE).map(JsonText::write))
                .contains(value);
    }

    @Test
    void findsAllOfTheAnswer() throws JsonPathException {
        assertThat(JsonPath.parse("{$}").find(STORE)).contains(STORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{.empty[*]}", "{.items[?(@.n>9)]}", "{.items[1:1]}", "{.none[*]}", "{.kind[*]}"})
    void findsNothing(String path) throws JsonPathException {
        assertThat(JsonPath.parse(path).find(STORE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {.missing}                     | missing is not found
            {.items[7]}                    | index 7 is outside of a list of 3
            {.items[-4]}                   | index -4 is outside of a list of 3
            {.items[0:9]}                  | slice 0:9:1 does not fit a list of 3
            {.items[2:1]}                  | slice 2:1:1 does not fit a list of 3
            {.items[0:3:0]}                | slice 0:3:0 does not fit a list of 3
            {.kind[0]}                     | what an index or a filter is applied to is not a list
            {.kind[?(@.a)]}                | what an index or a filter is applied to is not a list
            {.items[?(@.name==1)]}         | values of different kinds cannot be compared
            {.items[?(@.ok<true)]}         | true and false have no order
            {.items[?(@.missing==1)]}      | missing is not found
            """)
    void doesNotFit(String path, String message) throws JsonPathException {
        JsonPath parsed = JsonPath.parse(path);

        assertThatThrownBy(() -> parsed.find(STORE))
                .isInstanceOf(JsonPathException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.kind                 | a path stands in braces, as in {$.value}
            {.kind                 | a brace has no end
            {.items[0}             | a bracket has no end
            {.items[x]}            | "x" is not an index
            {.items[-]}            | "-" is not an index
            {.items[?(@.n]}        | a filter has no end
            {.items[?(@.n=~1)]}    | "=" is not a comparison
            {.items[?(@.n<>1)]}    | "<>" is not a comparison
            {.}                    | there is no name after a dot
            {"x}                   | a brace has no end
            {kind}                 | "kind" is not expected here
            {#}                    | '#' is not expected here
            {end}                  | there is an end without a range
            {range .items[*]}{.n}  | a range has no end
            """)
    void cannotBeRead(String path, String message) {
        assertThatThrownBy(() -> JsonPath.parse(path))
                .isInstanceOf(JsonPathException.class)
                .hasMessage(message);
    }

    @Test
    void isNoLongerThanItMayBe() {
        assertThatThrownBy(() -> JsonPath.parse("{" + ".a".repeat(3000) + "}"))
                .hasMessage("it is longer than 4096 characters");
    }

    @Test
    void filtersAreNotNestedForEver() {
        String path = "{" + "[?(@".repeat(500) + ")]".repeat(500) + "}";

        assertThatThrownBy(() -> JsonPath.parse(path)).isInstanceOf(JsonPathException.class);
    }

    @Test
    void givesUpWhenItHasToLookAtTooMuch() throws JsonPathException {
        JsonPath path = JsonPath.parse("{" + "..".repeat(200) + "x}");

        assertThatThrownBy(() -> path.find(STORE)).hasMessage("it looks at more than 200000 values");
    }
}
