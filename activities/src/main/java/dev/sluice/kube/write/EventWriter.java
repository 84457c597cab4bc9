package dev.sluice.kube.write;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Event;
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
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records Events about our objects. The name of an Event is made from what it is about, so that recording it again changes
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
     * @param planned resourceVersion of the object that the action's plan saw
     * @return those that are left to {@link #record}
     */
    public List<Event> announce(Subject about, String planned, List<Event> events) {
        Instant end = clock.instant().plus(ALL_AHEAD);
        for (int done = 0; done < events.size(); done++) {
            boolean there = clock.instant().isBefore(end)
                    && attempt(api.within(AHEAD), about, object(about, planned, events.get(done)))
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
     * @param planned resourceVersion of the object that the action's plan saw
     */
    public void record(Subject about, String planned, List<Event> events) {
        events.forEach(event -> write(about, object(about, planned, event)));
    }

    /**
     * Records one Warning.
     *
     * @param key events of one object with the same key are the same event
     * @return whether the event is there
     */
    public boolean warn(Subject about, String key, String reason, String message) {
        return write(
                about,
                object(about, name(about, key), "Warning", reason, message).with("involvedObject", about.reference()));
    }

    /** How many events could not be recorded since the start. */
    public long lost() {
        return lost.sum();
    }

    private boolean write(Subject about, Json.Obj event) {
        Attempt attempt = attempt(api, about, event);
        for (Duration pause : PAUSES) {
            if (!attempt.worthAnother()) {
                break;
            }
            LockSupport.parkNanos(pause.toNanos());
            attempt = attempt(api, about, event);
        }
        if (!attempt.there()) {
            lost.increment();
            LOG.atWarn()
                    .addKeyValue(LogKeys.NAMESPACE, about.namespace())
                    .addKeyValue(about.kind().toLowerCase(Locale.ROOT), about.name())
                    .addKeyValue(LogKeys.REASON, event.text("reason").orElse(""))
                    .log("an event was not recorded: {}", attempt.problem());
        }
        return attempt.there();
    }

    private static Attempt attempt(KubeApi through, Subject about, Json.Obj event) {
        try {
            Answer answer = through.create(Paths.events(about.namespace()), event);
            boolean passing = answer.code() == Answer.TOO_MANY_REQUESTS || answer.code() >= 500;
            return new Attempt(answer.ok() || answer.code() == Answer.CONFLICT, passing, answer.why());
        } catch (IOException unanswered) {
            return new Attempt(false, true, String.valueOf(unanswered.getMessage()));
        }
    }

    private Json.Obj object(Subject about, String planned, Event event) {
        String name = name(about, event.reason(), event.message(), event.occasion());
        String type = event.warning() ? "Warning" : "Normal";
        return object(about, name, type, event.reason(), event.message())
                .with("involvedObject", about.reference().with("resourceVersion", Json.of(planned)));
    }

    private Json.Obj object(Subject about, String name, String type, String reason, String message) {
        Json now = Times.write(clock.instant());
        return Json.Obj.EMPTY
                .with("apiVersion", Json.of("v1"))
                .with("kind", Json.of("Event"))
                .with(
                        "metadata",
                        Json.Obj.EMPTY.with("name", Json.of(name)).with("namespace", Json.of(about.namespace())))
                .with("type", Json.of(type))
                .with("reason", Json.of(reason))
                .with("message", Json.of(Excerpt.of(message)))
                .with("source", Json.Obj.EMPTY.with("component", Json.of(COMPONENT)))
                .with("reportingComponent", Json.of(COMPONENT))
                .with("firstTimestamp", now)
                .with("lastTimestamp", now)
                .with("count", Json.of(1));
    }

    /** {@code <object>.<16 hex digits>}, at most 253 characters. */
    static String name(Subject about, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(about.uid().getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                digest.update((byte) 0);
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            String hex = HexFormat.of().formatHex(digest.digest(), 0, 8);
            String prefix = about.name().substring(0, Math.min(about.name().length(), LONGEST_PREFIX));
            return prefix.replaceAll("[^a-z0-9]+$", "") + "." + hex;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
