package dev.sluice.domain.release;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.replicaset.ReplicaSets;
import dev.sluice.domain.rollout.Keys;
import dev.sluice.domain.rollout.Release;
import dev.sluice.domain.rollout.ReplicaSet;
import dev.sluice.domain.rollout.Rollout;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names the release that a plan belongs to. */
final class ReleaseName {
    private static final Pattern ATTEMPT = Pattern.compile("\"attempt\":(\\d{1,6})");
    private static final String ABORTED = "\"verdict\":\"Aborted\"";
    private static final int MOST_IMAGES = 50;

    /** In characters; twice as long as a reference to an image gets. */
    private static final int LONGEST_IMAGE = 1024;

    private ReleaseName() {}

    static Optional<ReleaseId> of(Rollout rollout, ReplicaSets sets, Release release, boolean aborted) {
        return sets.current()
                .map(set -> new ReleaseId(
                        rollout.id().uid(),
                        release.podHash(),
                        release.stepHash(),
                        set.name(),
                        set.revision(),
                        attempt(set, aborted),
                        images(set)));
    }

    /** An image whose name is nonsense is left out: names go wherever the release's own goes. */
    private static List<String> images(ReplicaSet set) {
        return set.template().obj("spec").list("containers").stream()
                .filter(Json.Obj.class::isInstance)
                .flatMap(container -> ((Json.Obj) container).text("image").stream())
                .filter(image -> image.length() <= LONGEST_IMAGE)
                .limit(MOST_IMAGES)
                .toList();
    }

    /**
     * The attempt recorded on the set, or one more when that one was aborted and the abort has been taken back. While the
     * abort stands, the record is that of the present attempt.
     */
    private static int attempt(ReplicaSet set, boolean aborted) {
        String record = set.meta().annotations().getOrDefault(Keys.RELEASE_RECORD, "");
        Matcher matcher = ATTEMPT.matcher(record);
        boolean retried = record.contains(ABORTED) && !aborted;
        return matcher.find() ? Integer.parseInt(matcher.group(1)) + (retried ? 1 : 0) : 1;
    }
}
