package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.AnalysisRequest;
import dev.sluice.domain.analysis.template.TemplateRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Two versions side by side, and a Service that is switched from one to the other (spec 1.2).
 *
 * @param activeService carries production traffic; not empty
 * @param previewService reaches the new version before the switch
 * @param previewReplicaCount pods of the new version before the switch, not negative; empty for all
 * @param prePromotion the analysis before the switch
 * @param postPromotion the analysis between the switch and the promotion
 */
public record BlueGreenStrategy(
        String activeService,
        Optional<String> previewService,
        OptionalInt previewReplicaCount,
        AutoPromotion autoPromotion,
        ScaleDown scaleDown,
        IntOrPercent maxUnavailable,
        Optional<AntiAffinity> antiAffinity,
        Optional<AnalysisRequest> prePromotion,
        Optional<AnalysisRequest> postPromotion,
        PodRoles roles)
        implements Strategy {
    private static final String PATH = "spec.strategy.blueGreen.";

    /**
     * Whether the switch comes by itself, and how long after the new version is ready.
     *
     * @param after not negative; without meaning unless enabled
     */
    public record AutoPromotion(boolean enabled, Duration after) {

        /** Whether a release waits at all. */
        public boolean atOnce() {
            return enabled && after.isZero();
        }
    }

    /**
     * How long ReplicaSets that went out of use are kept.
     *
     * @param delay after the switch; empty when the user leaves it to the default
     * @param most how many may be kept at once
     * @param afterAbort how long the new version is kept after an abort; zero for ever
     */
    public record ScaleDown(Optional<Duration> delay, int most, Duration afterAbort) {
        private static final Duration DEFAULT = Duration.ofSeconds(30);

        /** After the switch, the default filled in. */
        public Duration delayOrDefault() {
            return delay.orElse(DEFAULT);
        }
    }

    @Override
    public List<ServiceName> services() {
        return Stream.concat(
                        Stream.of(new ServiceName(PATH + "activeService", activeService)),
                        previewService.map(name -> new ServiceName(PATH + "previewService", name)).stream())
                .toList();
    }

    @Override
    public List<TemplateRef> templates() {
        return Stream.concat(prePromotion.stream(), postPromotion.stream())
                .flatMap(request -> request.templates().stream())
                .distinct()
                .toList();
    }
}
