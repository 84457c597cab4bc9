package dev.sluice.domain.traffic;

/** What not every router can do. */
public enum Capability {
    /** Weights of a running experiment's versions. */
    EXPERIMENTS("experiment weights"),
    /** Routes by header to the canary. */
    HEADER_ROUTES("header routes"),
    /** Copies of requests to the canary. */
    MIRROR_ROUTES("mirror routes"),
    /** Weights out of another number than 100. */
    MAX_WEIGHT("maxTrafficWeight"),
    /** Services that change their roles at each release. */
    PING_PONG("ping-pong"),
    /** Telling whether the traffic goes where it should. */
    VERIFICATION("verification");

    private final String text;

    Capability(String text) {
        this.text = text;
    }

    /** As the documentation has it. */
    public String text() {
        return text;
    }
}
