package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Limits;
import dev.sluice.domain.expr.ast.BinaryOperator;
import dev.sluice.domain.expr.ast.Node;
import dev.sluice.domain.expr.ast.UnaryOperator;
import dev.sluice.domain.expr.library.Builtins;
import dev.sluice.domain.expr.regex.LinearPattern;
import dev.sluice.domain.expr.syntax.Token.Kind;
import dev.sluice.domain.expr.value.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is made of operators, by how tightly they bind; {@link OperandParser} reads what stands between them. */
final class Parser {
    private static final int LOOSEST = 0;
    private static final int NOT = 50;
    private static final int SIGN = 90;

    private final Tokens tokens;
    private final Scope scope;
    private final OperandParser operands;
    private final Budget compiling = new Budget();
    private int depth;

    Parser(Tokens tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
        this.operands = new OperandParser(tokens, scope, this);
    }

    /** The whole source. */
    Node all() {
        Node root = sequence();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected("");
        }
        return root;
    }

    /** {@code a; b; c}. */
    Node sequence() {
        Token start = tokens.peek();
        List<Node> steps = new ArrayList<>(List.of(expression()));
        while (tokens.take(";") && !closes(tokens.peek())) {
            steps.add(expression());
        }
        return steps.size() == 1 ? steps.getFirst() : new Node.Sequence(start.at(), steps);
    }

    private static boolean closes(Token token) {
        return token.kind() == Kind.END || token.is(")") || token.is("}");
    }

    /** One expression, without {@code ;}. */
    Node expression() {
        return expression(LOOSEST);
    }

    private Node expression(int tightness) {
        if (++depth > Limits.NESTING) {
            throw ExprException.at(tokens.peek().at(), "expression is nested deeper than " + Limits.NESTING);
        }
        Node node = tightness == LOOSEST ? whole() : binary(unary(), tightness);
        depth--;
        return node;
    }

    private Node whole() {
        if (tokens.sees("let")) {
            return let();
        }
        return tokens.sees("if") ? block() : ternary(binary(unary(), LOOSEST));
    }

    private Node let() {
        Token let = tokens.expect("let");
        Token name = tokens.expectName(false);
        if (Builtins.find(name.text()).isPresent()) {
            throw ExprException.at(name.at(), "cannot redeclare builtin " + name.text());
        }
        if (scope.find(name.text()).isPresent()) {
            throw ExprException.at(name.at(), "cannot redeclare variable " + name.text());
        }
        tokens.expect("=");
        Node value = expression();
        tokens.expect(";");
        int slot = scope.declare(name.text());
        Node body = sequence();
        scope.forget();
        return new Node.Let(let.at(), name.text(), slot, value, body);
    }

    private Node block() {
        Token start = tokens.expect("if");
        Node condition = expression();
        Node then = braces();
        tokens.expect("else");
        Node otherwise = tokens.sees("if") ? expression() : braces();
        return new Node.Conditional(start.at(), condition, then, otherwise);
    }

    /** <code>{ a; b }</code>. */
    Node braces() {
        tokens.expect("{");
        Node body = sequence();
        tokens.expect("}");
        return body;
    }

    private Node ternary(Node condition) {
        if (!tokens.sees("?")) {
            return condition;
        }
        Token question = tokens.next();
        if (tokens.take(":")) {
            return elvis(question, condition);
        }
        Node then = expression();
        tokens.expect(":");
        return new Node.Conditional(question.at(), condition, then, expression());
    }

    private Node elvis(Token question, Node condition) {
        int slot = scope.declare();
        Node kept = new Node.Local(condition.at(), slot);
        Node choice = new Node.Conditional(question.at(), kept, kept, expression());
        scope.forget();
        return new Node.Let(question.at(), "", slot, condition, choice);
    }

    private Node unary() {
        Token token = tokens.peek();
        if (tokens.take("not") || tokens.take("!")) {
            return new Node.Unary(token.at(), UnaryOperator.NOT, expression(NOT));
        }
        if (tokens.take("-")) {
            return new Node.Unary(token.at(), UnaryOperator.MINUS, expression(SIGN));
        }
        if (tokens.take("+")) {
            return new Node.Unary(token.at(), UnaryOperator.PLUS, expression(SIGN));
        }
        return operands.operand();
    }

    private Node binary(Node first, int tightness) {
        Node left = first;
        Optional<BinaryOperator> before = Optional.empty();
        while (true) {
            if (tightness == LOOSEST && tokens.take("|")) {
                left = operands.pipe(left);
                before = Optional.empty();
                continue;
            }
            boolean negated = tokens.sees("not");
            Token sign = negated ? tokens.second() : tokens.peek();
            Optional<BinaryOperator> found = Signs.binary(sign)
                    .filter(operator -> operator.precedence() >= tightness)
                    .filter(operator -> !negated || operator.canBeNegated());
            if (found.isEmpty()) {
                return left;
            }
            BinaryOperator operator = found.get();
            if (before.equals(Optional.of(BinaryOperator.COALESCE)) && operator != BinaryOperator.COALESCE) {
                throw ExprException.at(sign.at(), "?? and " + sign.text() + " cannot be mixed without parentheses");
            }
            if (negated) {
                tokens.next();
            }
            left = operator.isOrder() ? comparisons(left) : combined(operator, left, negated);
            before = found;
        }
    }

    private Node combined(BinaryOperator operator, Node left, boolean negated) {
        int at = tokens.next().at();
        Node right = right(operator);
        return operator == BinaryOperator.MATCHES && right instanceof Node.Literal(int ignored, String pattern)
                ? new Node.Matching(at, left, compiled(at, pattern), negated)
                : new Node.Binary(at, operator, left, right, negated);
    }

    private LinearPattern compiled(int at, String pattern) {
        try {
            return LinearPattern.of(pattern, compiling);
        } catch (ExprException bad) {
            throw bad.orAt(at);
        }
    }

    private Node right(BinaryOperator operator) {
        boolean fromTheRight = operator == BinaryOperator.POWER;
        return expression(fromTheRight ? operator.precedence() : operator.precedence() + 1);
    }

    private Node comparisons(Node first) {
        List<Node> compared = new ArrayList<>(List.of(first));
        List<BinaryOperator> operators = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Optional<BinaryOperator> next = order(); next.isPresent(); next = order()) {
            operators.add(next.get());
            places.add(tokens.next().at());
            compared.add(right(next.get()));
        }
        return operators.size() > 1
                ? new Node.Comparisons(places.getFirst(), compared, operators, places)
                : new Node.Binary(places.getFirst(), operators.getFirst(), first, compared.getLast(), false);
    }

    private Optional<BinaryOperator> order() {
        return Signs.binary(tokens.peek()).filter(BinaryOperator::isOrder);
    }
}
