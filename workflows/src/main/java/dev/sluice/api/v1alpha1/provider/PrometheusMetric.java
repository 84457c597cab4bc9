package dev.sluice.api.v1alpha1.provider;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.OmitEmpty;
import dev.sluice.api.type.Absent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Prometheus query (spec 5.1). */
@ApiRecord
public record PrometheusMetric(
        @Doc("Address of the server. Default from the environment of the controller.") @Nullable
        String address,

        @Doc("The query.") @Nullable String query,

        @Doc("Seconds to wait for the answer. Default 30.") @Nullable
        Long timeout,

        @Doc("Accept any server certificate.") @Nullable Boolean insecure,
        @Doc("Headers of the request.") @OmitEmpty List<Header> headers,
        @Doc("How the request is authenticated.") @Nullable Authentication authentication,

        @Doc("Ask for a range instead of an instant.") @Nullable
        RangeQuery rangeQuery) {

    public PrometheusMetric {
        headers = Absent.toEmpty(headers);
    }

    /** The range of a query. */
    @ApiRecord
    public record RangeQuery(
            @Doc("Expression for its beginning, such as now() - duration(\"1h\").") @Nullable
            String start,

            @Doc("Expression for its end, such as now().") @Nullable
            String end,

            @Doc("Distance of the points, such as 1m.") @Nullable
            String step) {}
}
