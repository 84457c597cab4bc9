package dev.sluice.metrics.datadog;

import dev.sluice.metrics.ConfigFields;
import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.ProviderSecret;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where Datadog is, and as whom it is asked. */
record DatadogKeys(String address, String api, String application) {
    private static final String USUAL_ADDRESS = "https://api.datadoghq.com";
    private static final String USUAL_SECRET = "datadog";

    /**
     * From the metric's {@code secretRef}, in the controller's namespace or if it says so in the run's; else from the
     * environment; else from the controller's Secret {@code datadog}.
     */
    static DatadogKeys find(ConfigFields config, String runNamespace, ProviderContext context)
            throws ProviderException {
        Optional<ConfigFields> ref = config.object("secretRef");
        Optional<String> name = ref.isPresent() ? ref.get().text("name") : Optional.empty();
        if (name.isEmpty()) {
            Optional<DatadogKeys> own = environment(context.environment());
            return own.isPresent()
                    ? own.get()
                    : of(ProviderSecret.read(context.secrets(), context.namespace(), USUAL_SECRET));
        }
        String namespace = ref.get().flag("namespaced") ? runNamespace : context.namespace();
        return of(ProviderSecret.read(context.secrets(), namespace, name.get()));
    }

    private static Optional<DatadogKeys> environment(UnaryOperator<String> environment) {
        String api = environment.apply("DD_API_KEY");
        String application = environment.apply("DD_APP_KEY");
        String address = environment.apply("DD_ADDRESS");
        return api.isEmpty() || application.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatadogKeys(address.isEmpty() ? USUAL_ADDRESS : address, api, application));
    }

    private static DatadogKeys of(ProviderSecret secret) throws ProviderException {
        return new DatadogKeys(
                secret.text("address").orElse(USUAL_ADDRESS), secret.required("api-key"), secret.required("app-key"));
    }

    /** Keeps the keys out of logs. */
    @Override
    public String toString() {
        return address;
    }
}
