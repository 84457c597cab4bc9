package dev.sluice.starter.cli.analysis;

import dev.sluice.domain.expr.AnalysisEnvironment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ExprJson;
import dev.sluice.domain.expr.Expression;
import dev.sluice.starter.cli.CommandFailed;
import dev.sluice.starter.cli.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice analysis eval EXPRESSION}. */
@Command(name = "eval", description = "Evaluate a condition against a result, as a metric would.")
public final class Eval implements Callable<Integer> {
    private final InputStream in;

    @Parameters(arity = "0..1", paramLabel = "EXPRESSION", description = "The condition, such as 'result[0] < 0.05'.")
    private @Nullable String expression;

    @Option(
            names = "--result",
            paramLabel = "JSON",
            defaultValue = "null",
            description = "What was measured (default: ${DEFAULT-VALUE}).")
    private String result = "null";

    @Option(
            names = "--batch",
            description =
                    "Read lines {\"expr\": …, \"result\": …} from standard input, answer each with {\"value\": …} or"
                            + " {\"error\": …}.")
    private boolean batch;

    @Mixin
    private final Console console = new Console();

    public Eval() {
        this(System.in);
    }

    /** A command that reads its batch from here. */
    Eval(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        if (batch == (expression != null)) {
            throw new CommandFailed("either an expression or --batch is needed");
        }
        if (expression != null) {
            console.line(value(expression));
            return ExitCode.OK;
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            console.line(answer(line));
        }
        return ExitCode.OK;
    }

    private String value(String source) {
        try {
            return ExprJson.write(evaluate(source, ExprJson.read(result)));
        } catch (ExprException wrong) {
            throw new CommandFailed(wrong.getMessage());
        }
    }

    private static String answer(String line) {
        SequencedMap<String, @Nullable Object> answer = new LinkedHashMap<>();
        try {
            if (!(ExprJson.read(line) instanceof Map<?, ?> request)
                    || !(request.get("expr") instanceof String source)) {
                throw ExprException.of("a line is an object with the text \"expr\"");
            }
            answer.put("value", evaluate(source, request.get("result")));
            return ExprJson.write(answer);
        } catch (ExprException wrong) {
            answer.clear();
            answer.put("error", wrong.getMessage());
            return ExprJson.write(answer);
        }
    }

    private static @Nullable Object evaluate(String source, @Nullable Object result) {
        return Expression.parse(source).evaluate(AnalysisEnvironment.of(result, Instant.now()));
    }
}
