package dev.sluice.domain.rollout;

/** Where a borrowed pod template comes from. */
public record TemplateSource(WorkloadRef.ScaleDown scaleDown, Workload workload) {}
