package dev.sluice.starter.watch;

import dev.sluice.domain.rollout.Condition;
import dev.sluice.domain.rollout.Counts;
import dev.sluice.domain.rollout.Rollout;
import dev.sluice.domain.status.Reasons;
import dev.sluice.kube.Key;
import dev.sluice.starter.guard.Preference;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.Map;

/**
 * Gauges about each Rollout under the names that dashboards know (spec 8.2). Only the preferred process has any, so that
 * a sum over processes counts each Rollout once.
 */
final class RolloutGauges extends Collector {
    private static final List<String> BASE = List.of("namespace", "name");
    private static final List<String> INFO = List.of("namespace", "name", "strategy", "traffic_router", "phase");

    private final Roster roster;
    private final Preference preference;

    RolloutGauges(Roster roster, Preference preference) {
        this.roster = roster;
        this.preference = preference;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        GaugeMetricFamily info = family("", "Information about a Rollout; always 1.", INFO);
        GaugeMetricFamily available = family("_replicas_available", "Available pods.", BASE);
        GaugeMetricFamily unavailable = family("_replicas_unavailable", "Pods that are not available.", BASE);
        GaugeMetricFamily desired = family("_replicas_desired", "Pods asked for.", BASE);
        GaugeMetricFamily updated = family("_replicas_updated", "Pods of the current template.", BASE);
        GaugeMetricFamily inFlight = new GaugeMetricFamily(
                "sluice_releases_in_flight",
                "Releases that go on.",
                roster.inFlight().size());
        if (preference.preferred()) {
            for (Map.Entry<Key, Roster.Entry> entry : roster.all()) {
                Rollout rollout = entry.getValue().rollout();
                Counts counts = rollout.status().counts();
                List<String> place =
                        List.of(entry.getKey().namespace(), entry.getKey().name());
                info.addMetric(info(place, rollout), 1);
                available.addMetric(place, counts.available());
                unavailable.addMetric(place, counts.replicas() - counts.available());
                desired.addMetric(place, desired(rollout));
                updated.addMetric(place, counts.updated());
            }
        }
        return List.of(info, available, unavailable, desired, updated, inFlight);
    }

    private static GaugeMetricFamily family(String suffix, String meaning, List<String> labels) {
        return new GaugeMetricFamily("rollout_info" + suffix, meaning, labels);
    }

    private static List<String> info(List<String> place, Rollout rollout) {
        String strategy = rollout.spec() instanceof Rollout.Spec.Valid ? "canary" : "none";
        return List.of(
                place.get(0), place.get(1), strategy, "", phase(rollout.status().conditions()));
    }

    private static int desired(Rollout rollout) {
        return rollout.spec() instanceof Rollout.Spec.Valid(var spec) ? spec.size() : 0;
    }

    private static String phase(List<Condition> conditions) {
        if (conditions.stream().anyMatch(condition -> condition.type().equals(Condition.INVALID_SPEC))) {
            return "InvalidSpec";
        }
        return conditions.stream()
                .filter(condition -> condition.type().equals(Condition.PROGRESSING))
                .map(condition -> phase(condition.reason()))
                .findFirst()
                .orElse("Progressing");
    }

    private static String phase(String reason) {
        return switch (reason) {
            case Reasons.NEW_REPLICA_SET_AVAILABLE -> "Completed";
            case Reasons.ROLLOUT_PAUSED -> "Paused";
            case Reasons.REPLICA_SET_CREATE_ERROR -> "Error";
            case Reasons.PROGRESS_DEADLINE_EXCEEDED -> "Timeout";
            case Reasons.ROLLOUT_ABORTED -> "Abort";
            default -> "Progressing";
        };
    }
}
