package dev.sluice.domain.plugin;

import dev.sluice.domain.json.FieldWriter;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.plugin.PluginItem.Operation;
import dev.sluice.domain.plugin.PluginItem.Phase;
import dev.sluice.domain.rollout.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has become of a release's plug-in steps, in the order in which it began (spec 3.8). */
public record PluginItems(List<PluginItem> all) {
    public static final PluginItems NONE = new PluginItems(List.of());

    public PluginItems {
        all = List.copyOf(all);
    }

    /** The item of this step and operation. */
    public Optional<PluginItem> get(int index, Operation operation) {
        return all.stream()
                .filter(item -> item.index() == index && item.operation() == operation)
                .findFirst();
    }

    /** With this item in the place of the one of the same step and operation, or else at the end. */
    public PluginItems with(PluginItem item) {
        List<PluginItem> changed = new ArrayList<>(all);
        changed.replaceAll(old -> old.index() == item.index() && old.operation() == item.operation() ? item : old);
        if (!changed.contains(item)) {
            changed.add(item);
        }
        return new PluginItems(changed);
    }

    /** Whether the step holds the release no more: it is done, or passed over, or ended. */
    public boolean isDone(int index) {
        boolean ended = get(index, Operation.Terminate).isPresent()
                || get(index, Operation.Abort).isPresent();
        return get(index, Operation.Run)
                .filter(item -> item.disabled()
                        || switch (item.phase()) {
                            case Successful, Failed -> true;
                            case Running -> ended;
                            case Error -> false;
                        })
                .isPresent();
    }

    /** Reads {@code stepPluginStatuses}; elements that make no sense are left out. */
    public static PluginItems read(Json.Obj canary) {
        return new PluginItems(canary.objects("stepPluginStatuses").stream()
                .flatMap(item -> read(item, named(Operation.values(), item, "operation")).stream())
                .toList());
    }

    private static Optional<PluginItem> read(Json.Obj item, Optional<Operation> operation) {
        int index = (int) Math.clamp(item.integer("index").orElse(-1), -1L, Integer.MAX_VALUE);
        return operation
                .filter(ignored -> index >= 0)
                .map(known -> new PluginItem(
                        index,
                        item.text("name").orElse(""),
                        known,
                        named(Phase.values(), item, "phase").orElse(Phase.Error),
                        item.text("message").orElse(""),
                        Times.read(item, "startedAt"),
                        Times.read(item, "updatedAt"),
                        Times.read(item, "finishedAt"),
                        item.text("backoff").orElse(""),
                        (int) Math.clamp(item.integer("executions").orElse(0), 0L, Integer.MAX_VALUE - 1L),
                        item.flag("disabled"),
                        item.get("status").orElse(Json.NULL)));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, Json.Obj item, String field) {
        String name = item.text(field).orElse("");
        return List.of(values).stream()
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    /** As {@code stepPluginStatuses}. */
    public List<Json> write() {
        return all.stream().<Json>map(PluginItems::write).toList();
    }

    /** The index is written also when it is zero: the schema asks for it. */
    private static Json write(PluginItem item) {
        Json.Obj fields = new FieldWriter()
                .text("name", item.name())
                .text("operation", item.operation().name())
                .text("phase", item.phase().name())
                .text("message", item.message())
                .time("startedAt", item.startedAt())
                .time("updatedAt", item.updatedAt())
                .time("finishedAt", item.finishedAt())
                .text("backoff", item.backoff())
                .number("executions", item.executions())
                .flag("disabled", item.disabled())
                .toJson();
        Json.Obj whole = Json.Obj.EMPTY.with("index", Json.of(item.index()));
        for (var field : fields.fields().sequencedEntrySet()) {
            whole = whole.with(field.getKey(), field.getValue());
        }
        return item.status() instanceof Json.Null ? whole : whole.with("status", item.status());
    }
}
