package dev.sluice.domain.rollout;

/**
 * What pods carry by the part that their version plays (spec 1.2, 1.3).
 *
 * @param stable of the version last promoted, or of the only one
 * @param coming of the version that is to take its place: the canary, or the preview
 */
public record PodRoles(PodMetadata stable, PodMetadata coming) {
    public static final PodRoles NONE = new PodRoles(PodMetadata.NONE, PodMetadata.NONE);
}
