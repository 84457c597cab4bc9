package dev.sluice.domain.simulate;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.plan.Action;
import dev.sluice.domain.plugin.PluginItem;
import dev.sluice.domain.plugin.StepAnswer;
import dev.sluice.domain.plugin.StepCalls;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** Users' workers, and what they have been asked. They are asked anew at each look until they answer. */
final class SimulatedCalls {
    private final SequencedMap<String, Json.Obj> open = new LinkedHashMap<>();
    private final SequencedMap<String, StepAnswer> answers = new LinkedHashMap<>();
    private Function<Json.Obj, Optional<StepAnswer>> worker = question ->
            Optional.of(new StepAnswer(PluginItem.Phase.Successful, "", Optional.empty(), Optional.empty()));

    void worker(Function<Json.Obj, Optional<StepAnswer>> other) {
        worker = other;
    }

    void begin(Action.CallStepPlugin call) {
        open.putIfAbsent(call.id(), call.question());
    }

    void forget(String id) {
        open.remove(id);
        answers.remove(id);
    }

    StepCalls open() {
        open.sequencedEntrySet().stream()
                .filter(call -> !answers.containsKey(call.getKey()))
                .forEach(call -> worker.apply(call.getValue()).ifPresent(answer -> answers.put(call.getKey(), answer)));
        return StepCalls.of(open.sequencedKeySet().stream()
                .map(id -> new StepCalls.StepCall(id, Optional.ofNullable(answers.get(id))))
                .toList());
    }
}
