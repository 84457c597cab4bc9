package dev.sluice.domain.traffic;

import dev.sluice.domain.traffic.object.Spot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Requests like these are copied to the canary, whose answers nobody sees (spec 1.4, setMirrorRoute).
 *
 * @param match one of these suffices; not empty
 * @param percentage how many of them, 0..100
 */
public record MirrorRoute(String name, List<Match> match, int percentage) {
    public MirrorRoute {
        match = List.copyOf(match);
        if (match.isEmpty()) {
            throw new IllegalArgumentException("mirror route " + name + " matches nothing");
        }
        if (percentage < 0 || percentage > 100) {
            throw new IllegalArgumentException("percentage " + percentage + " is outside 0..100");
        }
    }

    /** What a request must look like; all that is given must hold. */
    public record Match(
            Optional<StringMatch> method, Optional<StringMatch> path, SequencedMap<String, StringMatch> headers) {
        public Match {
            headers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(headers));
        }
    }

    /** Reads a {@code setMirrorRoute} that has a match. */
    public static MirrorRoute read(Spot step) {
        List<Match> match =
                step.at("match").elements().stream().map(MirrorRoute::match).toList();
        if (match.isEmpty()) {
            throw step.at("match").refused("is required");
        }
        Spot percentage = step.at("percentage");
        long share = percentage.integer().orElse(100L);
        if (share < 0 || share > 100) {
            throw percentage.refused("must be between 0 and 100");
        }
        return new MirrorRoute(step.at("name").requiredText(), match, (int) share);
    }

    private static Match match(Spot spot) {
        SequencedMap<String, StringMatch> headers = new LinkedHashMap<>();
        Spot given = spot.at("headers");
        given.obj().fields().sequencedKeySet().forEach(name -> headers.put(name, StringMatch.read(given.at(name))));
        return new Match(
                StringMatch.readOptional(spot.at("method")), StringMatch.readOptional(spot.at("path")), headers);
    }
}
