package dev.sluice.starter.view;

/** The signs before a status word (spec 7.3, exact). */
public enum Icon {
    OK("✔", "32"),
    BAD("✖", "31"),
    PROGRESSING("◌", "36"),
    WAITING("◷", "36"),
    PAUSED("॥", "33"),
    WARNING("⚠", "33"),
    UNKNOWN("?", "35"),
    NEUTRAL("•", "90");

    private final String sign;
    private final String colour;

    Icon(String sign, String colour) {
        this.sign = sign;
        this.colour = colour;
    }

    /** The sign alone. */
    public String sign() {
        return sign;
    }

    /** The sign, wrapped in the codes of its colour when {@code coloured}. */
    public String paint(boolean coloured) {
        return coloured ? "\u001b[" + colour + "m" + sign + "\u001b[0m" : sign;
    }

    /** The sign of a Rollout's phase (spec 2.3). */
    public static Icon ofPhase(String phase) {
        return switch (phase) {
            case "Healthy" -> OK;
            case "Degraded" -> BAD;
            case "Progressing" -> PROGRESSING;
            case "Paused" -> PAUSED;
            default -> UNKNOWN;
        };
    }

    /** The sign of an analysis' or experiment's phase (spec 2.7, 2.8). */
    public static Icon ofAnalysis(String phase) {
        return switch (phase) {
            case "Successful" -> OK;
            case "Failed" -> BAD;
            case "Error" -> WARNING;
            case "Running" -> PROGRESSING;
            case "Pending" -> WAITING;
            default -> UNKNOWN;
        };
    }
}
