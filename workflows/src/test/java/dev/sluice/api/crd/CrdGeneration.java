package dev.sluice.api.crd;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.sluice.api.type.PodTemplate;
import io.fabric8.crdv2.generator.CustomResourceInfo;
import io.fabric8.crdv2.generator.ResolvingContext;
import io.fabric8.crdv2.generator.v1.CustomResourceHandler;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Makes the definition of a kind: the generator's, then what our marks and spec section 0 and App. E add to it. */
final class CrdGeneration {

    private CrdGeneration() {}

    static CustomResourceDefinition generate(CrdKind kind) {
        CustomResourceHandler handler = new CustomResourceHandler();
        handler.handle(CustomResourceInfo.fromClass(kind.type()), context());
        CustomResourceDefinition generated = (CustomResourceDefinition)
                handler.finish().findFirst().orElseThrow().getKey();
        complete(kind, generated.getSpec().getVersions().getFirst());
        return generated;
    }

    private static void complete(CrdKind kind, CustomResourceDefinitionVersion version) {
        KindSchema.complete(kind, version.getSchema().getOpenAPIV3Schema());
        version.setAdditionalPrinterColumns(kind.columns());
        version.setSubresources(kind.subresources());
    }

    /** The generator cannot look into a value that is written as a map; {@link SchemaRefiner} gives its shape. */
    private static ResolvingContext context() {
        ObjectMapper mapper = new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(PodTemplate.class, ToStringSerializer.instance));
        return new ResolvingContext(mapper, new KubernetesSerialization(mapper, false), false);
    }
}
