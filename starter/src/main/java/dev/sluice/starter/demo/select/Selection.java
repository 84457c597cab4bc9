package dev.sluice.starter.demo.select;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ApiError;
import dev.sluice.starter.demo.object.ObjectMeta;
import dev.sluice.starter.demo.object.ResourceType;
import dev.sluice.starter.demo.store.Change;
import java.util.Optional;

/**
 * Which objects a list or watch is about.
 *
 * @param namespace empty for all namespaces
 */
public record Selection(ResourceType type, String namespace, LabelSelector labels, FieldSelector fields) {

    /**
     * Reads the selectors of a request; blank ones accept everything.
     *
     * @throws ApiError BadRequest when one cannot be read
     */
    public static Selection parse(ResourceType type, String namespace, String labels, String fields) {
        return new Selection(type, namespace, LabelSelector.parse(labels), FieldSelector.parse(type, fields));
    }

    public boolean matches(Json.Obj object) {
        ObjectMeta meta = ObjectMeta.of(object);
        return (namespace.isEmpty() || namespace.equals(meta.namespace()))
                && labels.matches(meta.labels())
                && fields.matches(object);
    }

    /** What a change looks like from within this selection: an object that enters it is added; empty when unseen. */
    public Optional<Change.Kind> seen(Change change) {
        if (!change.key().type().equals(type)) {
            return Optional.empty();
        }
        boolean was = change.before().filter(this::matches).isPresent();
        boolean is = change.kind() != Change.Kind.DELETED && matches(change.after());
        if (is) {
            return Optional.of(was ? Change.Kind.MODIFIED : Change.Kind.ADDED);
        }
        return was ? Optional.of(Change.Kind.DELETED) : Optional.empty();
    }
}
