package dev.sluice.api.v1alpha1.traffic;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routing by ingress-nginx (spec 1.5); a valid one sets exactly one of stableIngress and stableIngresses. */
@ApiRecord
public record NginxRouting(
        @Doc("The one ingress of the stable service.") @Nullable
        String stableIngress,

        @Doc("Several ingresses of the stable service.") @OmitEmpty
        List<String> stableIngresses,

        @Doc("Prefix of the annotations. Default nginx.ingress.kubernetes.io.") @Nullable
        String annotationPrefix,

        @Doc("Annotations of the canary ingress; the prefix is added to their names.") @OmitEmpty
        Map<String, String> additionalIngressAnnotations,

        @Doc("Annotations of the canary ingress, as they are.") @OmitEmpty
        Map<String, String> canaryIngressAnnotations) {

    public NginxRouting {
        stableIngresses = Absent.toEmpty(stableIngresses);
        additionalIngressAnnotations = Absent.toEmpty(additionalIngressAnnotations);
        canaryIngressAnnotations = Absent.toEmpty(canaryIngressAnnotations);
    }
}
