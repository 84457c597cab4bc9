package dev.sluice.domain.traffic.object;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name in one field or several names in another, of which exactly one is to be given (spec 1.10).
 *
 * @param one the first field as messages have it
 * @param several the second
 */
public record IngressNames(String one, String several) {

    /** The names, each once; refused when both fields or none is given. */
    public List<String> read(Spot config) {
        Optional<String> single = config.at(field(one)).text();
        List<String> list = config.at(field(several)).texts();
        if (single.isPresent() && !list.isEmpty()) {
            throw config.at(field(one)).refused(text("Both"));
        }
        if (single.isEmpty() && list.isEmpty()) {
            throw config.at(field(one)).refused(text("Neither"));
        }
        return single.map(List::of).orElseGet(() -> list.stream().distinct().toList());
    }

    /** The path of the field that is given. */
    public String path(Spot config) {
        return config.at(field(config.at(field(one)).text().isPresent() ? one : several))
                .path();
    }

    private String text(String which) {
        return "Either " + one + " or " + several + " must be configured. " + which + " are configured.";
    }

    private static String field(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
