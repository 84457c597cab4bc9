package dev.sluice.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreferenceLeaseTest {
    private final FakeStore store = new FakeStore();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void takesALeaseThatDoesNotExist() {
        PreferenceLease lease = lease("one");

        lease.renew();

        assertThat(lease.preferred()).isTrue();
    }

    @Test
    void isNotPreferredWhileAnotherRenews() {
        PreferenceLease one = lease("one");
        PreferenceLease two = lease("two");

        for (int i = 0; i < 20; i++) {
            one.renew();
            two.renew();
            now = now.plus(PreferenceLease.RETRY);
        }

        assertThat(one.preferred()).isTrue();
        assertThat(two.preferred()).isFalse();
    }

    @Test
    void takesOverFromAHolderThatHasBeenSilentForItsDuration() {
        PreferenceLease two = lease("two");
        lease("one").renew();
        two.renew();

        now = now.plus(PreferenceLease.DURATION);
        two.renew();

        assertThat(two.preferred()).isTrue();
        assertThat(store.held().transitions()).isEqualTo(2);
    }

    @Test
    void judgesAHolderByWhatWasSeenAndNotByItsClock() {
        PreferenceLease two = lease("two");
        store.write(
                new LeaseStore.Held("one", PreferenceLease.DURATION, Instant.EPOCH, Instant.EPOCH, 1),
                Optional.empty());

        two.renew();

        assertThat(two.preferred()).isFalse();
    }

    @Test
    void takesOverAtOnceFromAHolderThatHasGivenItBack() {
        PreferenceLease one = lease("one");
        PreferenceLease two = lease("two");
        one.renew();
        two.renew();

        one.release();
        two.renew();

        assertThat(one.preferred()).isFalse();
        assertThat(two.preferred()).isTrue();
    }

    @Test
    void staysPreferredThroughAShortOutage() {
        PreferenceLease lease = lease("one");
        lease.renew();
        store.failure = new KubernetesClientException("no answer");

        now = now.plusSeconds(9);
        lease.renew();

        assertThat(lease.preferred()).isTrue();
    }

    @Test
    void givesItselfUpAfterTenSecondsOfOutage() {
        PreferenceLease lease = lease("one");
        lease.renew();
        store.failure = new KubernetesClientException("no answer");

        now = now.plusSeconds(10);
        lease.renew();

        assertThat(lease.preferred()).isFalse();
    }

    @Test
    void isPreferredWhereLeasesAreForbidden() {
        PreferenceLease lease = lease("one");
        store.failure = new LeaseStore.NotAllowed(new KubernetesClientException("forbidden"));

        lease.renew();

        assertThat(lease.preferred()).isTrue();
    }

    private PreferenceLease lease(String identity) {
        return new PreferenceLease(store, identity, () -> now);
    }

    private static final class FakeStore implements LeaseStore {
        private Optional<Held> held = Optional.empty();
        private @Nullable RuntimeException failure;

        @Override
        public Optional<Held> read() {
            if (failure != null) {
                throw failure;
            }
            return held;
        }

        @Override
        public boolean write(Held next, Optional<Held> seen) {
            if (!seen.equals(held)) {
                return false;
            }
            held = Optional.of(next);
            return true;
        }

        Held held() {
            return held.orElseThrow();
        }
    }
}
