package dev.sluice.domain.rollout;

/**
 * How far a blue-green release has come (spec 2.1, {@code status.blueGreen}).
 *
 * @param previewSelector the hash that the preview Service selects; empty for none
 * @param activeSelector the hash that the active Service selects; empty for none
 * @param checkPoint whether the preview has proved itself at its own size, so that it grows to full size
 */
public record BlueGreenStatus(String previewSelector, String activeSelector, boolean checkPoint) {
    public static final BlueGreenStatus NONE = new BlueGreenStatus("", "", false);

    public BlueGreenStatus withActive(String hash) {
        return new BlueGreenStatus(previewSelector, hash, checkPoint);
    }

    public BlueGreenStatus withPreview(String hash) {
        return new BlueGreenStatus(hash, activeSelector, checkPoint);
    }

    public BlueGreenStatus withCheckPoint(boolean reached) {
        return new BlueGreenStatus(previewSelector, activeSelector, reached);
    }
}
