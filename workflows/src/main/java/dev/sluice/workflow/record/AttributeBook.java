package dev.sluice.workflow.record;

import dev.sluice.contract.RunAttributes;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.plan.ReleaseId;
import dev.sluice.domain.record.ReleaseRecord.Verdict;
import dev.sluice.domain.rollout.RolloutId;
import dev.sluice.workflow.call.Excerpt;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Shows the release in the run's search attributes, where its Temporal namespace has them. */
public final class AttributeBook {
    private static final String KIND = "Rollout";
    private static final int LONGEST = 255;
    private static final int MOST_IMAGES = 10;

    /** In bytes, for all images together; Temporal takes 2048 for an attribute. */
    private static final int ROOM_FOR_IMAGES = 1900;

    private final boolean available;
    private final RolloutId id;

    /**
     * For one Rollout.
     *
     * @param available whether the Temporal namespace knows the attributes
     */
    public AttributeBook(boolean available, RolloutId id) {
        this.available = available;
        this.id = id;
    }

    /**
     * What is shown of a release.
     *
     * @param phase empty when it is not known
     */
    public record Shown(String phase, Optional<Verdict> verdict, Optional<ReleaseId> release) {}

    /** Upserts what has changed, in one go. */
    public void show(Shown shown) {
        if (!available) {
            return;
        }
        SearchAttributes known = Workflow.getTypedSearchAttributes();
        SearchAttributes wanted = attributes(shown);
        List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
        RunAttributes.ALL.forEach(key -> update(key, known, wanted).ifPresent(updates::add));
        if (!updates.isEmpty()) {
            Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate[]::new));
        }
    }

    /** All attributes of a release, for a run that is to begin with them. */
    public SearchAttributes attributes(Shown shown) {
        SearchAttributes.Builder all = SearchAttributes.newBuilder();
        if (!available) {
            return all.build();
        }
        all.set(RunAttributes.NAMESPACE, id.namespace())
                .set(RunAttributes.NAME, id.name())
                .set(RunAttributes.KIND, KIND);
        if (!shown.phase().isEmpty()) {
            all.set(RunAttributes.PHASE, Excerpt.of(shown.phase(), LONGEST));
        }
        shown.verdict().ifPresent(verdict -> all.set(RunAttributes.VERDICT, verdict.name()));
        shown.release()
                .map(AttributeBook::images)
                .filter(images -> !images.isEmpty())
                .ifPresent(images -> all.set(RunAttributes.IMAGE, images));
        return all.build();
    }

    private static List<String> images(ReleaseId release) {
        List<String> shown = new ArrayList<>();
        int room = ROOM_FOR_IMAGES;
        for (String image : new LinkedHashSet<>(release.images())) {
            String excerpt = Excerpt.of(image, LONGEST);
            room -= bytes(excerpt);
            if (room < 0 || shown.size() == MOST_IMAGES) {
                return shown;
            }
            shown.add(excerpt);
        }
        return shown;
    }

    /** As an element of a JSON array. */
    private static int bytes(String text) {
        return JsonText.write(Json.of(text)).getBytes(StandardCharsets.UTF_8).length + 1;
    }

    private static <T> Optional<SearchAttributeUpdate<?>> update(
            SearchAttributeKey<T> key, SearchAttributes known, SearchAttributes wanted) {
        T before = known.get(key);
        T after = wanted.get(key);
        if (after == null) {
            return before == null ? Optional.empty() : Optional.of(SearchAttributeUpdate.valueUnset(key));
        }
        return after.equals(before) ? Optional.empty() : Optional.of(SearchAttributeUpdate.valueSet(key, after));
    }
}
