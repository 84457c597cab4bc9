package dev.sluice.starter.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.kube.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyQueueTest {
    private static final Key WEB = new Key("shop", "web");
    private static final Key API = new Key("shop", "api");

    private final FakeTimers timers = new FakeTimers();
    private final List<String> looks = new ArrayList<>();

    @Test
    void looksOnceForChangesThatComeBeforeTheLook() {
        KeyQueue queue = new KeyQueue(timers, key -> look(key, Optional.empty()));

        queue.add(WEB);
        queue.add(API);
        queue.add(WEB);
        timers.settle();

        assertThat(looks).containsExactly("web 0", "api 0");
    }

    @Test
    void looksAgainAfterAChangeDuringTheLook() {
        List<KeyQueue> self = new ArrayList<>();
        KeyQueue queue = new KeyQueue(timers, key -> {
            if (looks.isEmpty()) {
                self.getFirst().add(key);
                self.getFirst().add(key);
            }
            return look(key, Optional.empty());
        });
        self.add(queue);

        queue.add(WEB);
        timers.settle();

        assertThat(looks).containsExactly("web 0", "web 0");
    }

    @Test
    void looksAgainWhenTheLookAskedForIt() {
        KeyQueue queue = new KeyQueue(
                timers,
                key -> look(key, Optional.of(FakeTimers.START.plusMillis(300)).filter(timers.now()::isBefore)));

        queue.add(WEB);
        timers.advance(Duration.ofMinutes(1));

        assertThat(looks).containsExactly("web 0", "web 300");
    }

    @Test
    void forgetsTheTimerOfAnEarlierLook() {
        List<Instant> asked = new ArrayList<>(List.of(FakeTimers.START.plusMillis(500)));
        KeyQueue queue = new KeyQueue(
                timers, key -> look(key, asked.isEmpty() ? Optional.empty() : Optional.of(asked.removeFirst())));
        queue.add(WEB);
        timers.advance(Duration.ofMillis(100));

        queue.add(WEB);
        timers.advance(Duration.ofMinutes(1));

        assertThat(looks).containsExactly("web 0", "web 100");
    }

    @Test
    void triesAgainWithAGrowingBackOffWhileItFails() {
        KeyQueue queue = new KeyQueue(timers, key -> {
            look(key, Optional.empty());
            throw new Outage("no answer");
        });

        queue.add(WEB);
        timers.advance(Duration.ofSeconds(40));

        assertThat(looks)
                .containsExactly("web 0", "web 1000", "web 3000", "web 7000", "web 15000", "web 25000", "web 35000");
    }

    @Test
    void startsNothingMoreOnceClosed() {
        KeyQueue queue = new KeyQueue(timers, key -> look(key, Optional.empty()));

        queue.close();
        queue.add(WEB);
        timers.settle();

        assertThat(looks).isEmpty();
    }

    private Optional<Instant> look(Key key, Optional<Instant> again) {
        looks.add(key.name() + " " + timers.elapsed().toMillis());
        return again;
    }
}
