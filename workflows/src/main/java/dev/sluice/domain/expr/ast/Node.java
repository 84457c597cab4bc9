package dev.sluice.domain.expr.ast;

import dev.sluice.domain.expr.regex.LinearPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node of an expression's tree; {@code at} is the offset in the source that errors point to. */
public sealed interface Node {
    int at();

    /** The nodes right below, in the order of the source. */
    List<Node> children();

    /** A value that stands in the source; {@code null} is nil. */
    record Literal(int at, @Nullable Object value) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A variable of the environment. */
    record Name(int at, String name) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** A variable of the expression itself: of a {@code let}, or an element that a predicate looks at. */
    record Local(int at, int slot) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** All variables of the environment, {@code $env}. */
    record Everything(int at) implements Node {
        @Override
        public List<Node> children() {
            return List.of();
        }
    }

    /** {@code -x}, {@code not x}. */
    record Unary(int at, UnaryOperator operator, Node operand) implements Node {
        @Override
        public List<Node> children() {
            return List.of(operand);
        }
    }

    /** {@code a + b}; {@code negated} is for {@code a not in b} and its like. */
    record Binary(int at, BinaryOperator operator, Node left, Node right, boolean negated) implements Node {
        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** {@code text matches "pattern"}, where the pattern stands in the source. */
    record Matching(int at, Node text, LinearPattern pattern, boolean negated) implements Node {
        @Override
        public List<Node> children() {
            return List.of(text);
        }
    }

    /** {@code a < b <= c}: as many operators as operands less one, each operand evaluated at most once. */
    record Comparisons(int at, List<Node> operands, List<BinaryOperator> operators, List<Integer> places)
            implements Node {
        public Comparisons {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
            places = List.copyOf(places);
        }

        @Override
        public List<Node> children() {
            return operands;
        }
    }

    /** {@code a ? b : c}, {@code if a { b } else { c }}. */
    record Conditional(int at, Node condition, Node then, Node otherwise) implements Node {
        @Override
        public List<Node> children() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code a.b}, {@code a[b]}; an optional one ends its {@link Chain} with nil when {@code a} is nil. */
    record Member(int at, Node target, Node key, boolean optional) implements Node {
        @Override
        public List<Node> children() {
            return List.of(target, key);
        }
    }

    /** {@code a.b(…)}. */
    record MethodCall(int at, Node target, String name, List<Node> arguments, boolean optional) implements Node {
        public MethodCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(arguments);
            all.addFirst(target);
            return all;
        }
    }

    /** The whole of {@code a?.b.c}, as far as a nil on the way to it reaches. */
    record Chain(int at, Node links) implements Node {
        @Override
        public List<Node> children() {
            return List.of(links);
        }
    }

    /** {@code a[from:to]}. */
    record Slice(int at, Node target, Optional<Node> from, Optional<Node> to) implements Node {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(List.of(target));
            from.ifPresent(all::add);
            to.ifPresent(all::add);
            return all;
        }
    }

    /** A call of one of the language's own functions. */
    record BuiltinCall(int at, String name, List<Node> arguments) implements Node {
        public BuiltinCall {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Node> children() {
            return arguments;
        }
    }

    /** A call of a function that a variable holds. */
    record Call(int at, Node callee, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(arguments);
            all.addFirst(callee);
            return all;
        }
    }

    /** A predicate; the element is in slot {@code slot}, its index and the accumulator are in the two after it. */
    record Closure(int at, Node body, int slot) implements Node {
        @Override
        public List<Node> children() {
            return List.of(body);
        }
    }

    /** {@code [a, b]}. */
    record ListOf(int at, List<Node> elements) implements Node {
        public ListOf {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Node> children() {
            return elements;
        }
    }

    /** {@code {a: b}}; as many keys as values. */
    record MapOf(int at, List<Node> keys, List<Node> values) implements Node {
        public MapOf {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(keys);
            all.addAll(values);
            return Collections.unmodifiableList(all);
        }
    }

    /** {@code let x = value; body}. */
    record Let(int at, String name, int slot, Node value, Node body) implements Node {
        @Override
        public List<Node> children() {
            return List.of(value, body);
        }
    }

    /** {@code a; b}, whose value is the last one's. */
    record Sequence(int at, List<Node> steps) implements Node {
        public Sequence {
            steps = List.copyOf(steps);
        }

        @Override
        public List<Node> children() {
            return steps;
        }
    }
}
