package dev.sluice.starter.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalTest {

    private static Invocation eval(String... arguments) {
        return Invocation.of(new Eval(InputStream.nullInputStream()), arguments);
    }

    private static Invocation batch(String lines) {
        InputStream in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        return Invocation.of(new Eval(in), "--batch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    result[0] < 0.05      | [0.01]      | true
                    map(result, # * 2)    | [1, 2.5]    | [2,5]
                    result.status         | {"status": "ok"} | "ok"
                    result                | null        | null
                    duration("1h")        | 1           | 3600000000000
                    """)
    void printsTheValueAsJson(String expression, String result, String value) {
        Invocation answered = eval(expression, "--result", result);
        assertThat(answered).isEqualTo(new Invocation(0, value + "\n", ""));
    }

    @Test
    void withoutAResultThereIsNone() {
        assertThat(eval("isNil(result)").out()).isEqualTo("true\n");
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        Invocation answered = eval("result > 5", "--result", "\"a\"");
        assertThat(answered)
                .isEqualTo(
                        new Invocation(1, "", "error: invalid operation: > (mismatched types string and int) (1:8)\n"));
    }

    @Test
    void refusesAResultThatIsNoJson() {
        assertThat(eval("true", "--result", "{").err()).isEqualTo("error: JSON ends too early\n");
    }

    @Test
    void refusesToBeAskedForNothing() {
        assertThat(eval().err()).isEqualTo("error: either an expression or --batch is needed\n");
    }

    @Test
    void answersEachLineOfABatch() {
        Invocation answered = batch("""
                {"expr": "result * 2", "result": 2.5}
                {"expr": "result.a"}
                {"expr": 5}
                no JSON
                {"expr": "now"}
                {"expr": "0/0"}
                {"expr": "reduce(1..10000, [#acc], [])"}

                {"expr": "'<' + result", "result": "é"}
                """);
        assertThat(answered.out()).isEqualTo("""
                {"value":5}
                {"error":"type nil has no field a (1:8)"}
                {"error":"a line is an object with the text \\"expr\\""}
                {"error":"unexpected 'n' in JSON where a value begins"}
                {"error":"unknown name now (1:1)"}
                {"error":"no JSON for the number NaN"}
                {"error":"value is nested deeper than 250"}
                {"error":"JSON ends too early"}
                {"value":"\\u003cé"}
                """);
    }
}
