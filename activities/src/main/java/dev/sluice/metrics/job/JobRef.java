package dev.sluice.metrics.job;

import dev.sluice.domain.analysis.run.Measurement;
import dev.sluice.metrics.ProviderException;

/** A Job. */
record JobRef(String namespace, String name) {

    /** The Job of a measurement, as its metadata says. */
    static JobRef of(Measurement begun) throws ProviderException {
        String name = begun.metadata().getOrDefault(JobProvider.NAME, "");
        String namespace = begun.metadata().getOrDefault(JobProvider.NAMESPACE, "");
        if (name.isEmpty() || namespace.isEmpty()) {
            throw new ProviderException("the measurement does not say which Job it made: its metadata has no "
                    + JobProvider.NAME + " and " + JobProvider.NAMESPACE);
        }
        return new JobRef(namespace, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
