package dev.sluice.api.crd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tests show what a field does, as {@code reference/rollout-tests.txt} has it, which tells its form. */
final class FieldTests {
    private static final Path ROOT = Path.of("..");
    private static final Path LIST = Path.of("src", "test", "resources", "reference", "rollout-tests.txt");
    private static final List<String> MODULES = List.of("workflows", "activities", "worker", "starter");
    private static final Pattern PARENT = Pattern.compile("class \\w+ extends (\\w+)");

    private final Map<String, Path> sources = new TreeMap<>();
    private final List<Line> lines;

    /** Tests for the fields that fit a pattern, and what they use. */
    record Line(String pattern, List<String> tests, List<Path> resources) {
        static Line read(String line) {
            String[] sides = line.split(" = ", 2);
            String[] names = sides[1].split(" @ ", 2);
            List<Path> resources = names.length == 1
                    ? List.of()
                    : Stream.of(names[1].split(", ")).map(ROOT::resolve).toList();
            return new Line(sides[0], List.of(names[0].split(", ")), resources);
        }

        boolean fits(String path) {
            String regex =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return path.matches(regex);
        }
    }

    FieldTests() {
        try {
            for (String module : MODULES) {
                files(ROOT.resolve(module).resolve("src/test/java"))
                        .forEach(file -> sources.put(file.getFileName().toString(), file));
            }
            lines = Files.readAllLines(LIST).stream()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Line::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Line> lines() {
        return lines;
    }

    /** The line for a field. */
    Line of(String path) {
        return lines.reversed().stream()
                .filter(line -> line.fits(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no test is named for " + path));
    }

    /** The tests named for a field that do not exist, or in which its name does not occur. */
    List<String> strangers(String path) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        Pattern word = Pattern.compile("\\b" + field + "\\b");
        Line line = of(path);
        return line.tests().stream()
                .filter(test ->
                        !word.matcher(everything(test, line.resources())).find())
                .map(test -> path + ": " + test)
                .toList();
    }

    private String everything(String test, List<Path> resources) {
        List<String> texts = new ArrayList<>(List.of(source(test)));
        PARENT.matcher(source(test))
                .results()
                .map((MatchResult parent) -> source(parent.group(1)))
                .forEach(texts::add);
        resources.stream().flatMap(FieldTests::files).map(FieldTests::text).forEach(texts::add);
        return String.join("\n", texts);
    }

    private String source(String name) {
        Path file = sources.get(name + ".java");
        return file == null ? "" : text(file);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
