package dev.sluice.starter.demo.select;

import dev.sluice.starter.demo.object.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Requirements on an object's labels, all of which must hold; none at all accepts everything. */
record LabelSelector(List<Requirement> requirements) {
    private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^()]*\\))");

    LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads a selector.
     *
     * @throws ApiError BadRequest when the text is none
     */
    static LabelSelector parse(String text) {
        if (text.isBlank()) {
            return new LabelSelector(List.of());
        }
        return new LabelSelector(Arrays.stream(COMMA_OUTSIDE_PARENTHESES.split(text, -1))
                .map(String::trim)
                .map(Requirement::parse)
                .toList());
    }

    boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }
}
