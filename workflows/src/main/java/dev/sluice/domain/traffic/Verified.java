package dev.sluice.domain.traffic;

import java.util.List;
import java.util.Optional;

/** Whether traffic goes where the objects say. */
public sealed interface Verified {

    /** It does. */
    record Yes() implements Verified {}

    /** It does not, or not yet. */
    record No(String why) implements Verified {}

    /** Nothing can be told; a release does not wait for it. */
    record Unknown(String why) implements Verified {}

    /** What several come to: the first that says no, else the first that does not know; unknown where there is none. */
    static Verified all(List<Verified> each) {
        if (each.isEmpty()) {
            return new Unknown("nobody was asked");
        }
        return first(each, No.class).or(() -> first(each, Unknown.class)).orElseGet(Yes::new);
    }

    private static Optional<Verified> first(List<Verified> each, Class<? extends Verified> kind) {
        return each.stream().filter(kind::isInstance).findFirst();
    }
}
