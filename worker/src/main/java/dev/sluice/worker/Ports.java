package dev.sluice.worker;

/**
 * Where a process answers.
 *
 * @param host the address listened on
 * @param metrics 0 for any free port
 * @param health 0 for any free port
 */
public record Ports(String host, int metrics, int health) {
    public static final String BIND = "--bind-address";
    public static final String METRICS = "--metrics-port";
    public static final String HEALTH = "--health-port";
    public static final int DEFAULT_METRICS = 8090;
    public static final int DEFAULT_HEALTH = 8080;

    public Ports {
        InvalidSetting.require(!host.isBlank(), BIND, host, "must not be empty");
        check(METRICS, metrics);
        check(HEALTH, health);
        InvalidSetting.require(
                metrics == 0 || metrics != health, METRICS, metrics, "must differ from " + HEALTH + " " + health);
    }

    private static void check(String flag, int port) {
        InvalidSetting.require(port >= 0 && port <= 65_535, flag, port, "must be between 0 and 65535");
    }
}
