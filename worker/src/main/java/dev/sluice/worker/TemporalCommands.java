package dev.sluice.worker;

/**
 * Which commands an operator may give by way of Temporal, as signals and updates of a release's run. Whoever may send those
 * needs no right in Kubernetes; so a place where Temporal is open to more people than the cluster switches them off.
 */
public enum TemporalCommands {
    /** Those that steer a release: promote, skip, abort, retry. */
    flow,
    /** None: commands are written to the object, with the rights of who gives them. */
    none;

    public static final String FLAG = "--temporal-commands";
}
