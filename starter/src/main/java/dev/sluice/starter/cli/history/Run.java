package dev.sluice.starter.cli.history;

import dev.sluice.domain.record.ReleaseRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a Rollout's workflow.
 *
 * @param status the run's own end, such as {@code Completed}; {@code Running} while it is open
 * @param closedAt empty while it is open
 * @param release its memo; empty before the verdict falls, or when it cannot be read
 */
public record Run(String status, Instant startedAt, Optional<Instant> closedAt, Optional<ReleaseRecord> release) {}
