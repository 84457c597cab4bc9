package dev.sluice.domain.expr.check;

import dev.sluice.domain.expr.Environment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ast.BinaryOperator;
import dev.sluice.domain.expr.ast.Node;
import dev.sluice.domain.expr.function.ExprFunction;
import dev.sluice.domain.expr.library.Builtins;
import dev.sluice.domain.expr.library.Methods;
import dev.sluice.domain.expr.type.Operators;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the type of each node, and so the operands and arguments that cannot be right. */
public final class Checker {
    private final Environment environment;
    private final Type[] slots;

    private Checker(Environment environment, int slots) {
        this.environment = environment;
        this.slots = new Type[slots];
        Arrays.fill(this.slots, Simple.ANY);
    }

    /**
     * The type that the expression will have.
     *
     * @throws ExprException when it cannot work out
     */
    public static Type check(Node root, int slots, Environment environment) {
        return new Checker(environment, slots).type(root);
    }

    private Type type(Node node) {
        return switch (node) {
            case Node.Literal literal -> Type.of(literal.value());
            case Node.Name name -> variable(name.at(), name.name());
            case Node.Local local -> slots[local.slot()];
            case Node.Everything ignored -> MapType.OF_TEXT;
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.Matching matching ->
                operation(matching.at(), BinaryOperator.MATCHES, type(matching.text()), Simple.TEXT);
            case Node.Comparisons comparisons -> comparisons(comparisons);
            case Node.Conditional conditional -> conditional(conditional);
            case Node.Member member ->
                new MemberCheck(environment).of(member, type(member.target()), type(member.key()));
            case Node.MethodCall call -> method(call);
            case Node.Chain chain -> Type.either(type(chain.links()), Simple.ANY);
            case Node.Slice slice -> slice(slice);
            case Node.BuiltinCall call -> builtin(call);
            case Node.Call call -> call(call);
            case Node.Closure closure -> type(closure.body());
            case Node.ListOf list -> new ListType(element(types(list.elements())));
            case Node.MapOf map -> map(map);
            case Node.Let let -> let(let);
            case Node.Sequence sequence -> types(sequence.steps()).getLast();
        };
    }

    private List<Type> types(List<Node> nodes) {
        List<Type> types = new ArrayList<>();
        nodes.forEach(node -> types.add(type(node)));
        return types;
    }

    private static Type element(List<Type> types) {
        boolean same = !types.isEmpty() && types.stream().allMatch(types.getFirst()::equals);
        return same && types.getFirst() != Simple.NIL ? types.getFirst() : Simple.ANY;
    }

    private Type variable(int at, String name) {
        if (!environment.variables().containsKey(name)) {
            throw ExprException.at(at, "unknown name " + name);
        }
        return Type.of(environment.variables().get(name));
    }

    private Type unary(Node.Unary unary) {
        Type operand = type(unary.operand());
        return Operators.unary(unary.operator(), operand)
                .orElseThrow(() -> ExprException.at(
                        unary.at(),
                        "invalid operation: " + unary.operator().sign() + " (mismatched type " + operand.shown()
                                + ")"));
    }

    private Type binary(Node.Binary binary) {
        Type left = type(binary.left());
        Type right = type(binary.right());
        boolean byZero = binary.operator() == BinaryOperator.MODULO
                && binary.right() instanceof Node.Literal(int ignored, Long divisor)
                && divisor == 0;
        if (byZero) {
            throw ExprException.at(binary.at(), "integer divide by zero");
        }
        return operation(binary.at(), binary.operator(), left, right);
    }

    private static Type operation(int at, BinaryOperator operator, Type left, Type right) {
        return Operators.binary(operator, left, right)
                .orElseThrow(() -> ExprException.at(
                        at,
                        "invalid operation: " + operator.sign() + " (mismatched types " + left.shown() + " and "
                                + right.shown() + ")"));
    }

    private Type comparisons(Node.Comparisons node) {
        List<Type> compared = types(node.operands());
        for (int i = 0; i < node.operators().size(); i++) {
            operation(node.places().get(i), node.operators().get(i), compared.get(i), compared.get(i + 1));
        }
        return Simple.BOOL;
    }

    private Type conditional(Node.Conditional node) {
        Type condition = type(node.condition());
        if (!condition.isAny() && condition != Simple.BOOL) {
            throw ExprException.at(
                    node.condition().at(), "non-bool expression (type " + condition.shown() + ") used as condition");
        }
        return Type.either(type(node.then()), type(node.otherwise()));
    }

    private Type slice(Node.Slice slice) {
        Type target = type(slice.target());
        if (!target.isAny() && target != Simple.TEXT && !(target instanceof ListType)) {
            throw ExprException.at(slice.at(), "cannot slice " + target.shown());
        }
        slice.from().ifPresent(this::index);
        slice.to().ifPresent(this::index);
        return target;
    }

    private void index(Node node) {
        Type type = type(node);
        if (!type.isAny() && type != Simple.INT) {
            throw ExprException.at(node.at(), "non-integer slice index " + type.shown());
        }
    }

    private Type builtin(Node.BuiltinCall call) {
        ExprFunction function = Builtins.find(call.name()).orElseThrow();
        List<Type> types = new ArrayList<>();
        for (Node argument : call.arguments()) {
            if (argument instanceof Node.Closure closure) {
                enter(closure, types.getFirst(), call);
            }
            types.add(type(argument));
        }
        return signature(call.at(), function, types);
    }

    /** Before a predicate is checked: what it is asked of. */
    private void enter(Node.Closure closure, Type asked, Node.BuiltinCall call) {
        Type element = switch (asked) {
            case ListType list -> list.element();
            case MapType ignored -> throw notAList(asked, call);
            case Simple simple -> {
                if (simple != Simple.ANY) {
                    throw notAList(asked, call);
                }
                yield simple;
            }
        };
        slots[closure.slot()] = element;
        slots[closure.slot() + 1] = Simple.INT;
        slots[closure.slot() + 2] = Simple.ANY;
    }

    private static ExprException notAList(Type type, Node.BuiltinCall call) {
        return ExprException.at(call.at(), "builtin " + call.name() + " takes only array (got " + type.shown() + ")");
    }

    private static Type signature(int at, ExprFunction function, List<Type> arguments) {
        try {
            return function.check(arguments);
        } catch (ExprException bad) {
            throw bad.orAt(at);
        }
    }

    private Type method(Node.MethodCall call) {
        Type target = type(call.target());
        List<Type> arguments = types(call.arguments());
        if (target.isAny() || target instanceof MapType) {
            return Simple.ANY;
        }
        ExprFunction method = Methods.find(target, call.name())
                .orElseThrow(
                        () -> ExprException.at(call.at(), "type " + target.shown() + " has no method " + call.name()));
        arguments.addFirst(target);
        return signature(call.at(), method, arguments);
    }

    private Type call(Node.Call call) {
        Type callee = type(call.callee());
        List<Type> arguments = types(call.arguments());
        if (!callee.isAny() && callee != Simple.FUNCTION) {
            throw ExprException.at(call.at(), callee.shown() + " is not callable");
        }
        return call.callee() instanceof Node.Name name
                        && environment.variables().get(name.name()) instanceof ExprFunction function
                ? signature(call.at(), function, arguments)
                : Simple.ANY;
    }

    private Type map(Node.MapOf map) {
        for (Node key : map.keys()) {
            Type type = type(key);
            if (!type.isAny() && type != Simple.TEXT) {
                throw ExprException.at(key.at(), "the key of a map is a string, not " + type.shown());
            }
        }
        types(map.values());
        return MapType.OF_TEXT;
    }

    private Type let(Node.Let let) {
        if (environment.variables().containsKey(let.name())) {
            throw ExprException.at(let.at(), "cannot redeclare " + let.name());
        }
        slots[let.slot()] = type(let.value());
        return type(let.body());
    }
}
