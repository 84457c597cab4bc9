package dev.sluice.domain.traffic.object;

import dev.sluice.domain.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value and where it stands in an object, so that what is wrong with it can be told by place. Absent and null are one.
 *
 * @param object empty when the value stands in the Rollout
 * @param path of the value; empty for the object as a whole
 */
public record Spot(Optional<ObjectRef> object, String path, Json value) {

    /** A whole object. */
    public static Spot of(ObjectRef object, Json.Obj tree) {
        return new Spot(Optional.of(object), "", tree);
    }

    /** A value of the Rollout. */
    public static Spot inRollout(String path, Json value) {
        return new Spot(Optional.empty(), path, value);
    }

    public boolean isAbsent() {
        return value instanceof Json.Null;
    }

    /** The object here, empty when absent; anything else is refused. */
    public Json.Obj obj() {
        return switch (value) {
            case Json.Obj obj -> obj;
            case Json.Null ignored -> Json.Obj.EMPTY;
            default -> throw refused("must be an object");
        };
    }

    /** A nested field, outermost name first; a parent that is no object is refused. */
    public Spot at(String... names) {
        Spot spot = this;
        for (String name : names) {
            Json inner = spot.obj().fields().getOrDefault(name, Json.NULL);
            String shown = name.indexOf('.') < 0 && name.indexOf('/') < 0 ? "." + name : "[" + name + "]";
            String path = spot.path.isEmpty() && shown.startsWith(".") ? name : spot.path + shown;
            spot = new Spot(object, path, inner);
        }
        return spot;
    }

    /** The elements of the list here, none when absent; anything else is refused. */
    public List<Spot> elements() {
        List<Json> elements = switch (value) {
            case Json.Arr arr -> arr.elements();
            case Json.Null ignored -> List.of();
            default -> throw refused("must be a list");
        };
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new Spot(object, path + "[" + i + "]", elements.get(i)))
                .toList();
    }

    /** The text here, empty when absent or without a character; anything else is refused. */
    public Optional<String> text() {
        return switch (value) {
            case Json.Str(String text) -> Optional.of(text).filter(some -> !some.isEmpty());
            case Json.Null ignored -> Optional.empty();
            default -> throw refused("must be a string");
        };
    }

    /** The text here; without any it is refused. */
    public String requiredText() {
        return text().orElseThrow(() -> refused("is required"));
    }

    /** The texts of the list here, none when absent. */
    public List<String> texts() {
        return elements().stream().map(Spot::requiredText).toList();
    }

    /** The whole number here, empty when absent; anything else is refused. */
    public Optional<Long> integer() {
        return switch (value) {
            case Json.Num number
            when number.asLong().isPresent() -> Optional.of(number.asLong().getAsLong());
            case Json.Null ignored -> Optional.empty();
            default -> throw refused("must be a whole number");
        };
    }

    /** What is to be thrown when the value breaks the rule. */
    public Refusal refused(String rule) {
        return refused(object.isPresent() ? RoutingError.Cause.MALFORMED : RoutingError.Cause.INVALID_SPEC, rule);
    }

    /** What is to be thrown when the object is another's. */
    public Refusal foreign(String rule) {
        return refused(RoutingError.Cause.FOREIGN, rule);
    }

    private Refusal refused(RoutingError.Cause cause, String rule) {
        String field = path.isEmpty() ? "metadata.name" : path;
        Json shown = path.isEmpty() ? Json.of(object.map(ObjectRef::name).orElse("")) : value;
        return new Refusal(new RoutingError(cause, object, field, shown, rule));
    }
}
