package dev.sluice.starter.view;

import dev.sluice.domain.rollout.PhaseMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Rollout and all that belongs to it, as {@code get rollout} shows it (spec 7.3).
 *
 * @param phase what the client makes of the status (spec 2.3)
 * @param images each image in use, and by whom
 * @param revisions newest first
 */
public record RolloutView(
        String namespace,
        String name,
        Optional<Instant> created,
        PhaseMessage phase,
        Strategy strategy,
        List<ImageUse> images,
        Replicas replicas,
        List<Revision> revisions) {
    public RolloutView {
        images = List.copyOf(images);
        revisions = List.copyOf(revisions);
    }

    /** How new versions are brought in. */
    public sealed interface Strategy {

        /** The word that is shown. */
        String word();

        /**
         * In steps.
         *
         * @param step {@code 1/4}; empty without steps
         * @param setWeight the share asked for, in per cent
         * @param actualWeight the share that the new version has
         */
        record Canary(String step, long setWeight, long actualWeight) implements Strategy {
            @Override
            public String word() {
                return "Canary";
            }
        }

        /** At once. */
        record BlueGreen() implements Strategy {
            @Override
            public String word() {
                return "BlueGreen";
            }
        }

        /** The spec names none. */
        record None() implements Strategy {
            @Override
            public String word() {
                return "unknown";
            }
        }
    }

    /** Pods asked for, and as the status counts them. */
    public record Replicas(long desired, long current, long updated, long ready, long available) {}

    /**
     * An image.
     *
     * @param tags who uses it: {@code stable}, {@code canary}
     */
    public record ImageUse(String image, List<String> tags) {
        public ImageUse {
            tags = List.copyOf(tags);
        }
    }

    /** One version of the template and the objects made for it. */
    public record Revision(long number, List<Node> children) {
        public Revision {
            children = List.copyOf(children);
        }
    }
}
