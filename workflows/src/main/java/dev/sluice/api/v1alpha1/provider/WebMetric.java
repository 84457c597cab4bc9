package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.schema.Required;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An HTTP request whose answer is the value (spec 5.1). */
@ApiRecord
public record WebMetric(
        @Doc("Address to call.") @Required @Nullable String url,
        @Doc("GET (default), POST or PUT.") @Nullable String method,
        @Doc("Headers of the request.") @OmitEmpty List<Header> headers,
        @Doc("Body of the request, as text.") @Nullable String body,

        @Doc("Body of the request, as JSON; not together with body.") @Nullable
        Object jsonBody,

        @Doc("Seconds to wait for the answer. Default 10.") @Nullable
        Long timeoutSeconds,

        @Doc("Which part of the answer is the value, in kubectl's JSONPath. Default all of it.") @Nullable
        String jsonPath,

        @Doc("Accept any server certificate.") @Nullable Boolean insecure,
        @Doc("How the request is authenticated.") @Nullable Authentication authentication) {

    public WebMetric {
        headers = Absent.toEmpty(headers);
    }
}
