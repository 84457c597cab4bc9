package dev.sluice.worker;

/** A setting that cannot be used; the message names the flag, its value and the rule it breaks. */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String flag, Object value, String rule) {
        super("%s \"%s\": %s".formatted(flag, value, rule));
    }

    static void require(boolean kept, String flag, Object value, String rule) {
        if (!kept) {
            throw new InvalidSetting(flag, value, rule);
        }
    }
}
