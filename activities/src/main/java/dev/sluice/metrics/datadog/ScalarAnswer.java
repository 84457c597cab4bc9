package dev.sluice.metrics.datadog;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.metrics.GoFloat;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.Reading;
import dev.sluice.metrics.http.HttpAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads answers of version 2: the first column of numbers is the value, one number if the query has no groups. Metadata
 * tell which group has which number, of more than 100 groups the 50 lowest and the 50 highest.
 */
final class ScalarAnswer {
    private static final int HALF = 50;

    private record Group(String name, double value) {
        Json json() {
            return Json.Obj.EMPTY.with("name", Json.of(name)).with("value", new Json.Num(BigDecimal.valueOf(value)));
        }
    }

    private ScalarAnswer() {}

    static Reading read(HttpAnswer answer) throws ProviderException {
        Json.Obj body = answer.object();
        Optional<String> error = body.text("errors").filter(text -> !text.isEmpty());
        if (error.isPresent()) {
            throw new ProviderException("Datadog refuses the query: " + answer.told(error.get()));
        }
        List<Json.Obj> columns =
                objects(body.obj("data").obj("attributes").list("columns")).toList();
        List<Json> numbers = columns.stream()
                .filter(column -> column.text("type").orElse("").equals("number"))
                .findFirst()
                .map(column -> column.list("values"))
                .orElse(List.of());
        List<Json.Obj> groupings = columns.stream()
                .filter(column -> column.text("type").orElse("").equals("group"))
                .toList();
        List<Group> groups = groups(numbers, groupings);
        if (groups.isEmpty()) {
            return new Reading.Value(null, "[]");
        }
        List<Double> values = groups.stream().map(Group::value).toList();
        if (groupings.isEmpty()) {
            return new Reading.Value(values.getFirst(), GoFloat.plain(values.getFirst()));
        }
        return new Reading.Value(values, GoFloat.list(values, GoFloat::plain), metadata(groups));
    }

    /** Each number with the groups of its row; rows without a number are left out. */
    private static List<Group> groups(List<Json> numbers, List<Json.Obj> groupings) {
        List<Group> groups = new ArrayList<>();
        for (int row = 0; row < numbers.size(); row++) {
            if (numbers.get(row) instanceof Json.Num number) {
                int at = row;
                String name = groupings.stream()
                        .flatMap(grouping ->
                                grouping.list("values").stream().skip(at).limit(1))
                        .map(ScalarAnswer::tags)
                        .collect(Collectors.joining(","));
                groups.add(new Group(name, number.value().doubleValue()));
            }
        }
        return groups;
    }

    private static String tags(Json cell) {
        return cell instanceof Json.Arr(List<Json> tags)
                ? tags.stream()
                        .filter(Json.Str.class::isInstance)
                        .map(tag -> ((Json.Str) tag).value())
                        .collect(Collectors.joining(","))
                : "";
    }

    private static SequencedMap<String, String> metadata(List<Group> groups) {
        List<Group> told = groups;
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        if (groups.size() > 2 * HALF) {
            List<Group> sorted = groups.stream()
                    .sorted(Comparator.comparingDouble(Group::value))
                    .toList();
            told = Stream.concat(sorted.stream().limit(HALF), sorted.stream().skip(sorted.size() - (long) HALF))
                    .toList();
            metadata.put("groups_truncated", "true");
        }
        metadata.putFirst(
                "groups",
                JsonText.write(new Json.Arr(told.stream().<Json>map(Group::json).toList())));
        return metadata;
    }

    private static Stream<Json.Obj> objects(List<Json> list) {
        return list.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }
}
