package dev.sluice.domain.traffic.weighted;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.object.Spot;
import java.util.Optional;

/** How a backend in a list names its service. */
public interface BackendShape {

    /** The service that the backend leads to; empty when it leads elsewhere. */
    Optional<String> service(Spot backend);

    /** The same backend, leading to another service. */
    Json.Obj leadingTo(Json.Obj backend, String service);

    /** Backends that name the service in one field, whatever else they hold. */
    static BackendShape named(String... field) {
        return new BackendShape() {
            @Override
            public Optional<String> service(Spot backend) {
                return backend.at(field).text();
            }

            @Override
            public Json.Obj leadingTo(Json.Obj backend, String service) {
                return FieldPath.of(field).set(backend, Json.of(service));
            }
        };
    }
}
