package dev.sluice.metrics.aws;

import java.util.function.UnaryOperator;

/** Where AWS's services are. */
public final class AwsEndpoint {
    private AwsEndpoint() {}

    /**
     * The address of a service: as AWS's own variables {@code AWS_ENDPOINT_URL_<SERVICE>} or {@code AWS_ENDPOINT_URL} say,
     * else the usual one of the region.
     */
    public static String of(String service, String host, String region, UnaryOperator<String> environment) {
        String own = environment.apply("AWS_ENDPOINT_URL_" + service);
        String any = own.isEmpty() ? environment.apply("AWS_ENDPOINT_URL") : own;
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return any.isEmpty() ? "https://" + host + "." + region + domain : any;
    }
}
