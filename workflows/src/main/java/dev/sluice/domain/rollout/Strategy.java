package dev.sluice.domain.rollout;

import dev.sluice.domain.analysis.template.TemplateRef;
import java.util.List;
import java.util.Optional;

/** How a new version takes the place of the old one (spec 1.2, 1.3). */
public sealed interface Strategy permits CanaryStrategy, BlueGreenStrategy {

    /** Keeps new pods off nodes of the stable version; empty for no such rule. */
    Optional<AntiAffinity> antiAffinity();

    /** Pods that may be missing at once while pods are restarted. */
    IntOrPercent maxUnavailable();

    /** The Services that the strategy points at pods, in the order in which they are checked; none twice. */
    List<ServiceName> services();

    /** What pods carry by the part that their version plays. */
    PodRoles roles();

    /** The analysis templates that it refers to. */
    List<TemplateRef> templates();

    /**
     * A Service by name.
     *
     * @param path of the field that names it
     */
    record ServiceName(String path, String name) {}
}
