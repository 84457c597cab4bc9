package dev.sluice.kube;

import dev.sluice.domain.rollout.RolloutId;
import org.slf4j.spi.LoggingEventBuilder;

/** The keys of structured log lines. */
public final class LogKeys {
    public static final String NAMESPACE = "namespace";
    public static final String ROLLOUT = "rollout";
    public static final String ACTION = "action";
    public static final String REASON = "reason";
    public static final String REVISION = "revision";
    public static final String STEP = "step";
    public static final String PATH = "path";

    private LogKeys() {}

    /** The line with which Rollout it is about. */
    public static LoggingEventBuilder about(LoggingEventBuilder line, RolloutId id) {
        return line.addKeyValue(NAMESPACE, id.namespace()).addKeyValue(ROLLOUT, id.name());
    }
}
