package dev.sluice.domain.simulate;

import java.time.Duration;

/**
 * A moment of a simulated release.
 *
 * @param at since the release began
 * @param step as {@code 2/4 pause}, or {@code -} without steps
 * @param weight the share of traffic that the new version should have, in per cent
 * @param canary available and wanted pods of the new version
 * @param stable the same of the stable version
 * @param waitsFor what has to happen next; empty at the end
 */
public record TimelineEntry(
        Duration at, String step, int weight, String canary, String stable, String phase, String waitsFor) {}
