package dev.sluice.starter.cli.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path with which a message begins, as in {@code spec.steps[0].setWeight: Invalid value}, step by step. */
public final class FieldSteps {
    private static final Pattern PATH =
            Pattern.compile("\\[?((?:spec|metadata)(?:\\.[A-Za-z0-9_-]+|\\[[^\\]]{0,300}])*):? ?.*", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z0-9_-]+)|\\[([^\\]]*)]");

    private FieldSteps() {}

    /** The path of a message, if it begins with one. */
    public static Optional<String> pathOf(String message) {
        Matcher matcher = PATH.matcher(message);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The steps of a path: names of fields, and indices. */
    public static List<String> of(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return steps;
    }
}
