package dev.sluice.domain.expr.check;

import dev.sluice.domain.expr.Environment;
import dev.sluice.domain.expr.ExprException;
import dev.sluice.domain.expr.ast.Node;
import dev.sluice.domain.expr.type.Type;
import dev.sluice.domain.expr.type.Type.ListType;
import dev.sluice.domain.expr.type.Type.MapType;
import dev.sluice.domain.expr.type.Type.Simple;

/** The type of {@code a.b} and {@code a[b]}. */
final class MemberCheck {
    private final Environment environment;

    MemberCheck(Environment environment) {
        this.environment = environment;
    }

    Type of(Node.Member member, Type target, Type key) {
        if (member.target() instanceof Node.Everything
                && member.key() instanceof Node.Literal(int ignored, String name)) {
            return variable(member, name);
        }
        return switch (target) {
            case ListType list -> element(member, list, key);
            case MapType map -> entry(member, map, key);
            case Simple simple -> below(member, simple, key);
        };
    }

    private Type variable(Node.Member member, String name) {
        boolean known = environment.variables().containsKey(name);
        if (!known && !member.optional()) {
            throw ExprException.at(member.at(), "unknown name " + name);
        }
        return known ? Type.of(environment.variables().get(name)) : Simple.ANY;
    }

    private static Type element(Node.Member member, ListType list, Type key) {
        if (!key.isAny() && key != Simple.INT) {
            throw ExprException.at(
                    member.at(), "array elements can only be selected using an integer (got " + key.shown() + ")");
        }
        return list.element();
    }

    private static Type entry(Node.Member member, MapType map, Type key) {
        if (!key.isAny() && !map.key().isAny() && !key.equals(map.key())) {
            throw ExprException.at(member.at(), "cannot use " + key.shown() + " to get an element from " + map.shown());
        }
        return Simple.ANY;
    }

    private static Type below(Node.Member member, Simple target, Type key) {
        if (target == Simple.ANY) {
            return target;
        }
        boolean field = member.key() instanceof Node.Literal(int ignored, Object name) && name instanceof String;
        String what =
                field ? " has no field " + ((Node.Literal) member.key()).value() : "[" + key.shown() + "] is undefined";
        throw ExprException.at(member.at(), "type " + target.shown() + what);
    }
}
