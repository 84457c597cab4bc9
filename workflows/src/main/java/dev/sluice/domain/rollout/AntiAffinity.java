package dev.sluice.domain.rollout;

import java.util.OptionalInt;

/**
 * Keeps pods of the new version off nodes of the stable one (spec 1.3, 3.2).
 *
 * @param weight 1..100 when preferred; empty when required
 */
public record AntiAffinity(OptionalInt weight) {}
