package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ast.BinaryOperator;
import java.util.Arrays;
import java.util.Optional;

/** Which operator a sign stands for. */
final class Signs {
    private Signs() {}

    static Optional<BinaryOperator> binary(Token token) {
        if (token.kind() != Token.Kind.SIGN) {
            return Optional.empty();
        }
        return switch (token.text()) {
            case "or" -> Optional.of(BinaryOperator.OR);
            case "and" -> Optional.of(BinaryOperator.AND);
            case "^" -> Optional.of(BinaryOperator.POWER);
            default ->
                Arrays.stream(BinaryOperator.values())
                        .filter(operator -> operator.sign().equals(token.text()))
                        .findFirst();
        };
    }
}
