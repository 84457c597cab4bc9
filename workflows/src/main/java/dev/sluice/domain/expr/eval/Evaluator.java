package dev.sluice.domain.expr.eval;

import dev.sluice.domain.expr.Environment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ast.BinaryOperator;
import dev.sluice.domain.expr.ast.Node;
import dev.sluice.domain.expr.ast.UnaryOperator;
import dev.sluice.domain.expr.function.Arguments;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.function.Predicate;
import dev.sluice.domain.expr.function.TypeName;
import dev.sluice.domain.expr.library.Builtins;
import dev.sluice.domain.expr.library.Methods;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.Simple;
import dev.sluice.domain.expr.value.Arithmetic;
import dev.sluice.domain.expr.value.Budget;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One run of an expression. */
public final class Evaluator {
    private final Environment environment;
    private final @Nullable Object[] slots;
    private final Budget budget = new Budget();
    private final Operations operations = new Operations(budget);

    public Evaluator(Environment environment, int slots) {
        this.environment = environment;
        this.slots = new @Nullable Object[slots];
    }

    /**
     * The value of a node.
     *
     * @throws ExprException when it has none, or the budget does not suffice
     */
    public @Nullable Object evaluate(Node node) {
        try {
            budget.step();
            return value(node);
        } catch (ExprException wrong) {
            throw wrong.orAt(node.at());
        } catch (ArithmeticException | DateTimeException wrong) {
            throw ExprException.at(node.at(), "number or time is out of range");
        }
    }

    private @Nullable Object value(Node node) {
        return switch (node) {
            case Node.Literal literal -> literal.value();
            case Node.Name name -> environment.variables().get(name.name());
            case Node.Local local -> slots[local.slot()];
            case Node.Everything ignored -> environment.variables();
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.Matching matching ->
                operations.matches(evaluate(matching.text()), matching.pattern()) != matching.negated();
            case Node.Comparisons comparisons -> comparisons(comparisons);
            case Node.Conditional choice ->
                evaluate(Arguments.truth(evaluate(choice.condition())) ? choice.then() : choice.otherwise());
            case Node.Member member -> member(member);
            case Node.MethodCall call -> method(call);
            case Node.Chain chain -> chain(chain);
            case Node.Slice slice -> slice(slice);
            case Node.BuiltinCall call -> call(Builtins.find(call.name()).orElseThrow(), values(call.arguments()));
            case Node.Call call -> call(function(evaluate(call.callee())), values(call.arguments()));
            case Node.Closure closure -> predicate(closure);
            case Node.ListOf list -> Collections.unmodifiableList(values(list.elements()));
            case Node.MapOf map -> map(map);
            case Node.Let let -> let(let);
            case Node.Sequence sequence -> values(sequence.steps()).getLast();
        };
    }

    private List<@Nullable Object> values(List<Node> nodes) {
        budget.elements(nodes.size());
        List<@Nullable Object> values = new ArrayList<>(nodes.size() + 1);
        for (Node node : nodes) {
            values.add(evaluate(node));
        }
        return values;
    }

    private @Nullable Object unary(Node.Unary unary) {
        Object operand = evaluate(unary.operand());
        if (unary.operator() == UnaryOperator.NOT) {
            return !Arguments.truth(operand);
        }
        Object negative = Arithmetic.negate(operand);
        return unary.operator() == UnaryOperator.MINUS ? negative : operand;
    }

    private @Nullable Object binary(Node.Binary binary) {
        Object left = evaluate(binary.left());
        return switch (binary.operator()) {
            case OR -> Arguments.truth(left) || Arguments.truth(evaluate(binary.right()));
            case AND -> Arguments.truth(left) && Arguments.truth(evaluate(binary.right()));
            case COALESCE -> left == null ? evaluate(binary.right()) : left;
            default -> {
                Object result = operations.binary(binary.operator(), left, evaluate(binary.right()));
                yield binary.negated() ? (Object) !Arguments.truth(result) : result;
            }
        };
    }

    private boolean comparisons(Node.Comparisons node) {
        Object left = evaluate(node.operands().getFirst());
        for (int i = 0; i < node.operators().size(); i++) {
            BinaryOperator operator = node.operators().get(i);
            Object right = evaluate(node.operands().get(i + 1));
            if (!operations.order(operator, left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private @Nullable Object member(Node.Member member) {
        Object target = evaluate(member.target());
        if (target == null && member.optional()) {
            throw new BrokenChain();
        }
        return Access.member(target, evaluate(member.key()), budget);
    }

    private @Nullable Object method(Node.MethodCall call) {
        Object target = evaluate(call.target());
        if (target == null && call.optional()) {
            throw new BrokenChain();
        }
        List<@Nullable Object> arguments = values(call.arguments());
        if (target instanceof SequencedMap<?, ?> map) {
            return call(function(map.get(call.name())), arguments);
        }
        ExprFunction method = Methods.find(Type.of(target), call.name())
                .orElseThrow(() -> ExprException.of("type " + TypeName.of(target) + " has no method " + call.name()));
        arguments.addFirst(target);
        return call(method, arguments);
    }

    private @Nullable Object chain(Node.Chain chain) {
        try {
            return evaluate(chain.links());
        } catch (BrokenChain nilOnTheWay) {
            return null;
        }
    }

    private Object slice(Node.Slice slice) {
        Object target = evaluate(slice.target());
        Object from = slice.from().isPresent() ? evaluate(slice.from().get()) : Long.valueOf(0);
        Object to = slice.to().isPresent() ? evaluate(slice.to().get()) : Long.valueOf(Long.MAX_VALUE);
        return Access.slice(target, Access.Bounds.of(from, to), budget);
    }

    private static ExprFunction function(@Nullable Object callee) {
        if (callee instanceof ExprFunction function) {
            return function;
        }
        throw ExprException.of("cannot call a value of type " + TypeName.of(callee));
    }

    private @Nullable Object call(ExprFunction function, List<@Nullable Object> arguments) {
        List<Type> types = new ArrayList<>(arguments.size());
        for (Object argument : arguments) {
            types.add(argument instanceof Predicate ? Simple.ANY : Type.of(argument));
        }
        function.admit(types);
        return function.body().call(new Arguments(arguments, budget, environment.now()));
    }

    private Predicate predicate(Node.Closure closure) {
        int slot = closure.slot();
        return (element, index, accumulated) -> {
            slots[slot] = element;
            slots[slot + 1] = index;
            slots[slot + 2] = accumulated;
            return evaluate(closure.body());
        };
    }

    private SequencedMap<String, @Nullable Object> map(Node.MapOf node) {
        budget.entries(node.keys().size());
        SequencedMap<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < node.keys().size(); i++) {
            Object key = evaluate(node.keys().get(i));
            Object value = evaluate(node.values().get(i));
            if (!(key instanceof String name)) {
                throw ExprException.of("the key of a map is a string, not " + TypeName.of(key));
            }
            if (!map.containsKey(name)) {
                map.put(name, value);
            }
        }
        return Collections.unmodifiableSequencedMap(map);
    }

    private @Nullable Object let(Node.Let let) {
        slots[let.slot()] = evaluate(let.value());
        return evaluate(let.body());
    }
}
