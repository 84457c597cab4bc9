package dev.sluice.starter.demo.store;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.ObjectMeta;
import java.util.List;

/** Edits the owner references of an object. */
final class Owners {
    private Owners() {}

    /** The object without its references to one owner. */
    static Json.Obj without(Json.Obj object, String uid) {
        List<Json> left = object.obj("metadata").list("ownerReferences").stream()
                .filter(owner -> !(owner instanceof Json.Obj fields
                        && fields.text("uid").filter(uid::equals).isPresent()))
                .toList();
        return ObjectMeta.edit(
                object,
                meta -> left.isEmpty()
                        ? meta.without("ownerReferences")
                        : meta.with("ownerReferences", new Json.Arr(left)));
    }
}
