package dev.sluice.metrics;

import dev.sluice.domain.analysis.run.Measurement;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A system that is asked for the value of a metric (spec 5.1). Stateless and safe for many threads. A call may be repeated
 * when its answer was lost, so it must not do harm twice.
 *
 * <p>Each call takes at most as long as the metric's own time-out says. What goes wrong is a {@link ProviderException},
 * whose message ends in the status: it names what was wrong, and holds no secret.
 */
public interface MetricProvider {

    /** The field of {@code provider} that this class reads, such as {@code prometheus}. */
    String field();

    /** Begins a measurement. Answers its value at once, or that it is to be resumed. */
    Reading measure(MetricQuery query) throws ProviderException;

    /** Asks how a measurement goes on that was {@link Reading.Pending}. */
    default Reading resume(MetricQuery query, Measurement begun) throws ProviderException {
        throw new ProviderException("a measurement of provider " + field() + " cannot be resumed");
    }

    /** Ends a measurement that was {@link Reading.Pending}, because the run is over. */
    default Reading terminate(MetricQuery query, Measurement begun) throws ProviderException {
        throw new ProviderException("a measurement of provider " + field() + " cannot be terminated");
    }

    /** Lets go of what measurements have left behind that are no longer kept, but for those that still are. */
    default void forget(MetricQuery query, List<Measurement> kept) throws ProviderException {}

    /** What is worth knowing about the metric beside its values, such as the query as it was sent. */
    default SequencedMap<String, String> metadata(MetricQuery query) {
        return new TreeMap<>();
    }
}
