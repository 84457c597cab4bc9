package dev.sluice.domain.expr.syntax;

import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ast.Node;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.library.Builtins;
import dev.sluice.domain.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what stands between operators: literals, names, calls, lists, maps, and what follows them with a dot or bracket. */
final class OperandParser {
    private final Tokens tokens;
    private final Scope scope;
    private final Parser parser;

    OperandParser(Tokens tokens, Scope scope, Parser parser) {
        this.tokens = tokens;
        this.scope = scope;
        this.parser = parser;
    }

    Node operand() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER, TEXT, BYTES -> links(new Node.Literal(tokens.next().at(), token.value()));
            case NAME -> named(tokens.next());
            case SIGN -> signed(token);
            case END -> throw tokens.unexpected("");
        };
    }

    /** What follows {@code x |}: a call that gets {@code x} as its first argument. */
    Node pipe(Node first) {
        Token name = tokens.expectName(false);
        if (!tokens.sees("(")) {
            throw tokens.unexpected("a pipe leads to a call");
        }
        return links(call(name, new ArrayList<>(List.of(first))));
    }

    private Node named(Token name) {
        return switch (name.text()) {
            case "true" -> new Node.Literal(name.at(), true);
            case "false" -> new Node.Literal(name.at(), false);
            case "nil" -> new Node.Literal(name.at(), null);
            case "$env" -> links(new Node.Everything(name.at()));
            default -> links(tokens.sees("(") ? call(name, new ArrayList<>()) : variable(name));
        };
    }

    private Node variable(Token name) {
        OptionalInt slot = scope.find(name.text());
        return slot.isPresent() ? new Node.Local(name.at(), slot.getAsInt()) : new Node.Name(name.at(), name.text());
    }

    private Node signed(Token token) {
        return switch (token.text()) {
            case "(" -> links(group());
            case "[" -> links(list());
            case "{" -> links(map());
            case "::" -> links(explicitCall());
            case "#" -> links(pointer());
            case "." -> links(elementItself());
            default -> throw tokens.unexpected("");
        };
    }

    private Node group() {
        tokens.expect("(");
        Node inner = parser.sequence();
        tokens.expect(")");
        return inner;
    }

    private Node list() {
        int at = tokens.expect("[").at();
        return new Node.ListOf(at, elements("]"));
    }

    private List<Node> elements(String end) {
        List<Node> elements = new ArrayList<>();
        while (!tokens.take(end)) {
            elements.add(parser.expression());
            if (!tokens.take(",")) {
                tokens.expect(end);
                return elements;
            }
        }
        return elements;
    }

    private Node map() {
        int at = tokens.expect("{").at();
        List<Node> keys = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        while (!tokens.take("}")) {
            keys.add(key());
            tokens.expect(":");
            values.add(parser.expression());
            if (!tokens.take(",")) {
                tokens.expect("}");
                break;
            }
        }
        return new Node.MapOf(at, keys, values);
    }

    private Node key() {
        Token token = tokens.peek();
        if (tokens.sees("(")) {
            return group();
        }
        return switch (token.kind()) {
            case NUMBER -> new Node.Literal(tokens.next().at(), token.text());
            case TEXT -> new Node.Literal(tokens.next().at(), token.value());
            case NAME, SIGN, BYTES, END ->
                new Node.Literal(token.at(), tokens.expectName(true).text());
        };
    }

    private Node pointer() {
        Token sign = tokens.peek();
        requirePredicate();
        tokens.next();
        String name = tokens.peek().kind() == Kind.NAME ? tokens.next().text() : "";
        int slot = scope.pointer(name).orElseThrow(() -> ExprException.at(sign.at(), "unknown pointer #" + name));
        return new Node.Local(sign.at(), slot);
    }

    private Node elementItself() {
        requirePredicate();
        return new Node.Local(tokens.peek().at(), scope.pointer("").orElseThrow());
    }

    private void requirePredicate() {
        if (!scope.isInPredicate()) {
            throw tokens.unexpected("it has a meaning in predicates only");
        }
    }

    private Node explicitCall() {
        tokens.expect("::");
        Token name = tokens.expectName(false);
        ExprFunction function = Builtins.find(name.text())
                .orElseThrow(() -> ExprException.at(name.at(), "unknown builtin " + name.text()));
        return new Node.BuiltinCall(name.at(), name.text(), arguments(Optional.of(function), new ArrayList<>()));
    }

    private Node call(Token name, List<Node> given) {
        Optional<ExprFunction> builtin = Builtins.find(name.text());
        if (builtin.isPresent()) {
            return new Node.BuiltinCall(name.at(), name.text(), arguments(builtin, given));
        }
        return new Node.Call(name.at(), variable(name), arguments(Optional.empty(), given));
    }

    private List<Node> arguments(Optional<ExprFunction> function, List<Node> given) {
        tokens.expect("(");
        while (!tokens.take(")")) {
            int index = given.size();
            boolean predicate = function.filter(f -> f.takesPredicateAt(index)).isPresent();
            given.add(predicate ? predicate(function.get()) : parser.expression());
            if (!tokens.take(",")) {
                tokens.expect(")");
                return given;
            }
        }
        return given;
    }

    private Node predicate(ExprFunction function) {
        int at = tokens.peek().at();
        int slot = scope.enter(function.pointers());
        Node body = tokens.sees("{") ? parser.braces() : parser.expression();
        if (tokens.sees(";")) {
            throw tokens.unexpected("a predicate of several steps stands in { and }");
        }
        scope.leave();
        return new Node.Closure(at, body, slot);
    }

    private Node links(Node first) {
        Node node = first;
        boolean optional = false;
        if (node instanceof Node.Chain chain && (tokens.sees(".") || tokens.sees("[") || tokens.sees("?."))) {
            node = chain.links();
            optional = true;
        }
        while (true) {
            boolean isOptional = tokens.sees("?.");
            if (!isOptional && !tokens.sees(".") && !tokens.sees("[")) {
                return optional ? new Node.Chain(first.at(), node) : node;
            }
            optional |= isOptional;
            node = link(node, isOptional);
        }
    }

    private Node link(Node target, boolean optional) {
        boolean bracket = tokens.sees("[") || (optional && tokens.second().is("["));
        if (!bracket) {
            tokens.next();
            return dotted(target, optional);
        }
        if (optional) {
            tokens.next();
        }
        Token open = tokens.expect("[");
        if (tokens.take(":")) {
            return slice(open, target, Optional.empty());
        }
        Node key = parser.expression();
        if (tokens.take(":")) {
            return slice(open, target, Optional.of(key));
        }
        tokens.expect("]");
        return new Node.Member(open.at(), target, key, optional);
    }

    private Node dotted(Node target, boolean optional) {
        Token name = tokens.expectName(true);
        if (tokens.sees("(")) {
            return new Node.MethodCall(
                    name.at(), target, name.text(), arguments(Optional.empty(), new ArrayList<>()), optional);
        }
        return new Node.Member(name.at(), target, new Node.Literal(name.at(), name.text()), optional);
    }

    private Node slice(Token open, Node target, Optional<Node> from) {
        Optional<Node> to = tokens.sees("]") ? Optional.empty() : Optional.of(parser.expression());
        tokens.expect("]");
        return new Node.Slice(open.at(), target, from, to);
    }
}
