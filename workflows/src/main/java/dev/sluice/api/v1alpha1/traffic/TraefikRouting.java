package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import org.jspecify.annotations.Nullable;

/** Routing by Traefik (spec 1.5). */
@ApiRecord
public record TraefikRouting(
        @Doc("TraefikService whose weights are changed.") @Required @Nullable
        String weightedTraefikServiceName) {}
