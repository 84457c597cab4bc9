package dev.sluice.starter.process;

/** What a process does. */
public enum Role {
    /** Watches the cluster and carries out releases. */
    CONTROLLER(true, true),
    /** Carries out releases. */
    WORKER(false, true),
    /** Watches the cluster, rings, and keeps up what is at rest. */
    STARTER(true, false);

    private final boolean watches;
    private final boolean works;

    Role(boolean watches, boolean works) {
        this.watches = watches;
        this.works = works;
    }

    boolean watches() {
        return watches;
    }

    boolean works() {
        return works;
    }
}
