package dev.sluice.domain.traffic;

/** Whether traffic goes where the objects say. */
public sealed interface Verified {

    /** It does. */
    record Yes() implements Verified {}

    /** It does not, or not yet. */
    record No(String why) implements Verified {}

    /** Nothing can be told; a release does not wait for it. */
    record Unknown(String why) implements Verified {}
}
