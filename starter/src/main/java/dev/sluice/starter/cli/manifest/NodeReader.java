package dev.sluice.starter.cli.manifest;

import dev.sluice.domain.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes values of the nodes of one source, within bounds that no manifest comes near. */
final class NodeReader {
    private static final int MOST_VALUES = 500_000;
    private static final int DEEPEST = 150;

    private final String source;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    NodeReader(String source) {
        this.source = source;
    }

    Located read(Node node) {
        return read(node, position(node.getStartMark()));
    }

    static Position position(Mark mark) {
        return new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Located read(Node node, Position at) {
        if (++values > MOST_VALUES) {
            throw new Unreadable(source, at, "holds more than " + MOST_VALUES + " values, aliases counted each time");
        }
        return switch (node) {
            case ScalarNode scalar -> new Located(Scalar.read(scalar), at, new LinkedHashMap<>());
            case MappingNode mapping -> nested(mapping, at, () -> object(mapping, at));
            case SequenceNode sequence -> nested(sequence, at, () -> array(sequence, at));
            case AnchorNode anchor -> read(anchor.getRealNode(), at);
            default -> throw new Unreadable(source, at, "is not a value");
        };
    }

    private Located nested(Node node, Position at, Supplier<Located> inner) {
        if (!open.add(node)) {
            throw new Unreadable(source, at, "an alias stands within the value that it stands for");
        }
        if (open.size() > DEEPEST) {
            throw new Unreadable(source, at, "is nested deeper than " + DEEPEST + " levels");
        }
        Located read = inner.get();
        open.remove(node);
        return read;
    }

    private Located array(SequenceNode sequence, Position at) {
        SequencedMap<String, Located> inner = new LinkedHashMap<>();
        List<Json> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            Located read = read(element);
            inner.put(Integer.toString(elements.size()), read);
            elements.add(read.value());
        }
        return new Located(new Json.Arr(elements), at, inner);
    }

    private Located object(MappingNode mapping, Position at) {
        SequencedMap<String, Located> own = new LinkedHashMap<>();
        SequencedMap<String, Located> merged = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            Position place = position(field.getKeyNode().getStartMark());
            if (field.getKeyNode().getTag().equals(Tag.MERGE)) {
                merge(read(field.getValueNode(), place), merged);
            } else if (own.put(name(field.getKeyNode(), place), read(field.getValueNode(), place)) != null) {
                throw new Unreadable(
                        source, place, "the field \"" + name(field.getKeyNode(), place) + "\" is given twice");
            }
        }
        merged.forEach(own::putIfAbsent);
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        own.forEach((name, field) -> fields.put(name, field.value()));
        return new Located(new Json.Obj(fields), at, own);
    }

    /** The fields of {@code <<}: an object's, or of several objects those of the first that has them. */
    private void merge(Located value, SequencedMap<String, Located> into) {
        switch (value.value()) {
            case Json.Obj ignored -> value.inner().forEach(into::putIfAbsent);
            case Json.Arr ignored -> value.inner().sequencedValues().forEach(one -> merge(one, into));
            default -> throw new Unreadable(source, value.at(), "only objects can be merged");
        }
    }

    private String name(Node key, Position at) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Unreadable(source, at, "the name of a field must be text");
    }
}
