package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.Limits;
import dev.sluice.domain.expr.ast.Node;
import java.util.ArrayDeque;
import java.util.Deque;

/** A parsed source: its tree, and how many slots a run needs. */
public record Syntax(Node root, int slots) {
    /** A node that is still to be measured. */
    private record Waiting(Node node, int depth) {}

    /**
     * Parses a source.
     *
     * @throws ExprException when it is no expression, or too large a one
     */
    public static Syntax of(String source) {
        if (source.length() > Limits.SOURCE) {
            throw ExprException.at(0, "expression is longer than " + Limits.SOURCE + " characters");
        }
        Scope scope = new Scope();
        Node root = new Parser(new Tokens(new Lexer(source).tokens()), scope).all();
        measure(root);
        return new Syntax(root, scope.most());
    }

    private static void measure(Node root) {
        int nodes = 0;
        Deque<Waiting> waiting = new ArrayDeque<>();
        waiting.push(new Waiting(root, 1));
        while (!waiting.isEmpty()) {
            Waiting next = waiting.pop();
            if (++nodes > Limits.NODES) {
                throw ExprException.at(next.node().at(), "expression has more than " + Limits.NODES + " nodes");
            }
            if (next.depth() > Limits.DEPTH) {
                throw ExprException.at(next.node().at(), "expression is nested deeper than " + Limits.DEPTH);
            }
            next.node().children().forEach(child -> waiting.push(new Waiting(child, next.depth() + 1)));
        }
    }
}
