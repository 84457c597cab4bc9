package dev.sluice.kube.write;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Event;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.domain.rollout.Times;
import dev.sluice.kube.LogKeys;
import dev.sluice.kube.Paths;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.Excerpt;
import dev.sluice.kube.rest.KubeApi;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records Events about Rollouts. The name of an Event is made from what it is about, so that recording it again changes
 * nothing. One that cannot be recorded after some tries is logged and counted; nothing fails because of it.
 */
public final class EventWriter {
    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final String COMPONENT = "rollouts-controller";
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(100), Duration.ofMillis(300));
    private static final Duration AHEAD = Duration.ofMillis(500);
    private static final Duration ALL_AHEAD = Duration.ofSeconds(1);
    private static final int LONGEST_PREFIX = 236;

    private record Attempt(boolean there, boolean worthAnother, String problem) {}

    private final KubeApi api;
    private final InstantSource clock;
    private final LongAdder lost = new LongAdder();

    public EventWriter(KubernetesClient client, InstantSource clock) {
        this.api = KubeApi.over(client).within(LIMIT);
        this.clock = clock;
    }

    /**
     * Records the events of one action before it is carried out, in order. Each is tried once, and the first that cannot be
     * recorded ends it, so that the action does not wait for more than a second or so.
     *
     * @param planned resourceVersion of the Rollout that the action's plan saw
     * @return those that are left to {@link #record}
     */
    public List<Event> announce(RolloutId id, String planned, List<Event> events) {
        Instant end = clock.instant().plus(ALL_AHEAD);
        for (int done = 0; done < events.size(); done++) {
            boolean there = clock.instant().isBefore(end)
                    && attempt(api.within(AHEAD), id, object(id, planned, events.get(done)))
                            .there();
            if (!there) {
                return events.subList(done, events.size());
            }
        }
        return List.of();
    }

    /**
     * Records the events of one action, in order.
     *
     * @param planned resourceVersion of the Rollout that the action's plan saw
     */
    public void record(RolloutId id, String planned, List<Event> events) {
        events.forEach(event -> write(id, object(id, planned, event)));
    }

    /**
     * Records one Warning.
     *
     * @param key events of one Rollout with the same key are the same event
     * @return whether the event is there
     */
    public boolean warn(RolloutId id, String key, String reason, String message) {
        return write(id, object(id, name(id, key), "Warning", reason, message).with("involvedObject", about(id)));
    }

    /** How many events could not be recorded since the start. */
    public long lost() {
        return lost.sum();
    }

    private boolean write(RolloutId id, Json.Obj event) {
        Attempt attempt = attempt(api, id, event);
        for (Duration pause : PAUSES) {
            if (!attempt.worthAnother()) {
                break;
            }
            LockSupport.parkNanos(pause.toNanos());
            attempt = attempt(api, id, event);
        }
        if (!attempt.there()) {
            lost.increment();
            LogKeys.about(LOG.atWarn(), id)
                    .addKeyValue(LogKeys.REASON, event.text("reason").orElse(""))
                    .log("an event was not recorded: {}", attempt.problem());
        }
        return attempt.there();
    }

    private static Attempt attempt(KubeApi through, RolloutId id, Json.Obj event) {
        try {
            Answer answer = through.create(Paths.events(id.namespace()), event);
            boolean passing = answer.code() == Answer.TOO_MANY_REQUESTS || answer.code() >= 500;
            return new Attempt(answer.ok() || answer.code() == Answer.CONFLICT, passing, answer.why());
        } catch (IOException unanswered) {
            return new Attempt(false, true, String.valueOf(unanswered.getMessage()));
        }
    }

    private Json.Obj object(RolloutId id, String planned, Event event) {
        String name = name(id, event.reason(), event.message(), event.occasion());
        String type = event.warning() ? "Warning" : "Normal";
        return object(id, name, type, event.reason(), event.message())
                .with("involvedObject", about(id).with("resourceVersion", Json.of(planned)));
    }

    private Json.Obj object(RolloutId id, String name, String type, String reason, String message) {
        Json now = Times.write(clock.instant());
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("v1"))
                .with("kind", Json.of("Event"))
                .with("metadata", Json.Obj.EMPTY.with("name", Json.of(name)).with("namespace", Json.of(id.namespace())))
                .with("type", Json.of(type))
                .with("reason", Json.of(reason))
                .with("message", Json.of(Excerpt.of(message)))
                .with("source", Json.Obj.EMPTY.with("component", Json.of(COMPONENT)))
                .with("reportingComponent", Json.of(COMPONENT))
                .with("firstTimestamp", now)
                .with("lastTimestamp", now)
                .with("count", Json.of(1));
    }

    private static Json.Obj about(RolloutId id) {
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("argoproj.io/v1alpha1"))
                .with("kind", Json.of("Rollout"))
                .with("namespace", Json.of(id.namespace()))
                .with("name", Json.of(id.name()))
                .with("uid", Json.of(id.uid()));
    }

    /** {@code <rollout>.<16 hex digits>}, at most 253 characters. */
    static String name(RolloutId id, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(id.uid().getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                digest.update((byte) 0);
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            String hex = HexFormat.of().formatHex(digest.digest(), 0, 8);
            String prefix = id.name().substring(0, Math.min(id.name().length(), LONGEST_PREFIX));
            return prefix.replaceAll("[^a-z0-9]+$", "") + "." + hex;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
