package dev.sluice.starter.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One object in the tree of a Rollout.
 *
 * @param created empty when the object does not say
 * @param info short remarks: {@code stable}, {@code ready:1/1}
 */
public record Node(
        Kind kind, String name, State state, Optional<Instant> created, List<String> info, List<Node> children) {
    public Node {
        info = List.copyOf(info);
        children = List.copyOf(children);
    }

    /** The kinds of objects that a Rollout's tree holds, with their signs (spec 7.3, exact). */
    public enum Kind {
        Rollout("⟳ "),
        ReplicaSet("⧉ "),
        Pod("□ "),
        Experiment("Σ "),
        AnalysisRun("α "),
        Job("⊞ ");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** A status word and its sign. */
    public record State(Icon icon, String word) {
        public State {
            word = Printable.of(word);
        }
    }

    String title() {
        return kind.sign() + name;
    }
}
