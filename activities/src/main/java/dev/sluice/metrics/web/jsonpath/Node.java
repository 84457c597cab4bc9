package dev.sluice.metrics.web.jsonpath;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.OptionalInt;

/** A step of a path. */
sealed interface Node {

    /** A value of its own: text between the braces, or one side of a comparison. */
    record Literal(Json value) implements Node {}

    /** The field of this name. */
    record Field(String name) implements Node {}

    /** All elements of a list, or all fields of an object. */
    record Wildcard() implements Node {}

    /** Everything inside that has insides itself. */
    record Descend() implements Node {}

    /** Elements from one index to before another; negative ones count from the end. */
    record Slice(OptionalInt from, OptionalInt to, OptionalInt step) implements Node {}

    /** One element. */
    record Index(int at) implements Node {}

    /** What several paths find. */
    record Union(List<List<Node>> paths) implements Node {}

    /** Elements of a list for which the path finds something. */
    record Exists(List<Node> path) implements Node {}

    /** Elements of a list for which the comparison holds. */
    record Compare(List<Node> left, Operator operator, List<Node> right) implements Node {}

    /** The body is applied to each value that the path finds. */
    record Range(List<Node> path, List<List<Node>> body) implements Node {}

    /** How values are compared. */
    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }
}
