package dev.sluice.domain.traffic;

import dev.sluice.domain.traffic.object.Spot;
import java.util.List;

/**
 * Requests with these headers go to the canary, whatever its weight (spec 1.4, setHeaderRoute).
 *
 * @param match not empty
 */
public record HeaderRoute(String name, List<Header> match) {
    public HeaderRoute {
        match = List.copyOf(match);
        if (match.isEmpty()) {
            throw new IllegalArgumentException("header route " + name + " matches no header");
        }
    }

    /** One header and what its value must be. */
    public record Header(String name, StringMatch value) {}

    /** Reads a {@code setHeaderRoute} that has a match. */
    public static HeaderRoute read(Spot step) {
        List<Header> match = step.at("match").elements().stream()
                .map(header ->
                        new Header(header.at("headerName").requiredText(), StringMatch.read(header.at("headerValue"))))
                .toList();
        if (match.isEmpty()) {
            throw step.at("match").refused("is required");
        }
        return new HeaderRoute(step.at("name").requiredText(), match);
    }
}
