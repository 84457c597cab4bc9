package dev.sluice.starter.cli.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Tries a read and the patch that depends on it again when the object has changed in between. */
public final class Conflicts {
    private static final int TRIES = 5;
    private static final int UNPROCESSABLE = 422;

    private Conflicts() {}

    /** A read and a patch. */
    @FunctionalInterface
    public interface Attempt {
        void make();
    }

    /** Makes the attempt, at most five times; what the last one throws is thrown. */
    public static void retry(Attempt attempt) {
        for (int left = TRIES; left > 1; left--) {
            try {
                attempt.make();
                return;
            } catch (KubernetesClientException refused) {
                if (!isConflict(refused)) {
                    throw refused;
                }
            }
        }
        attempt.make();
    }

    /** A resourceVersion that has moved, or a JSON patch's test that did not hold. */
    private static boolean isConflict(KubernetesClientException failure) {
        return failure.getCode() == HttpURLConnection.HTTP_CONFLICT || failure.getCode() == UNPROCESSABLE;
    }
}
