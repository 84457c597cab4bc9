package dev.sluice.domain.rollout;

/** What the status says in a word and a sentence (spec 2.3). Empty before the first look. */
public record PhaseMessage(String phase, String message) {
    public static final PhaseMessage NONE = new PhaseMessage("", "");
}
