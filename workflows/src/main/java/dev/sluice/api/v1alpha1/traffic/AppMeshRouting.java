package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routing by AWS App Mesh (spec 1.5). */
@ApiRecord
public record AppMeshRouting(
        @Doc("The virtual service whose router is changed.") @Nullable
        VirtualService virtualService,

        @Doc("The virtual nodes of the two versions.") @Nullable
        VirtualNodeGroup virtualNodeGroup) {

    /** A virtual service and the routes of its router that are changed. */
    @ApiRecord
    public record VirtualService(
            @Doc("Name of the virtual service.") @Required @Nullable
            String name,

            @Doc("Names of the routes. None means all.") @OmitEmpty
            List<String> routes) {

        public VirtualService {
            routes = Absent.toEmpty(routes);
        }
    }

    /** The virtual nodes of the two versions. */
    @ApiRecord
    public record VirtualNodeGroup(
            @Doc("Node of the new version.") @Required @Nullable
            VirtualNodeRef canaryVirtualNodeRef,

            @Doc("Node of the stable version.") @Required @Nullable
            VirtualNodeRef stableVirtualNodeRef) {}

    /** A virtual node by name. */
    @ApiRecord
    public record VirtualNodeRef(
            @Doc("Name of the virtual node.") @Required @Nullable
            String name) {}
}
