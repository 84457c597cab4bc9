package dev.sluice.domain.analysis.template;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/** The templates that there are, as far as somebody refers to them. */
public record Templates(SequencedMap<TemplateRef, AnalysisTemplate> byRef) {
    public static final Templates NONE = new Templates(new LinkedHashMap<>());

    public Templates {
        byRef = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byRef));
    }

    /** Those that can be reached from these references. */
    public static Templates reachable(
            List<TemplateRef> references, Function<TemplateRef, Optional<AnalysisTemplate>> find) {
        SequencedMap<TemplateRef, AnalysisTemplate> found = new LinkedHashMap<>();
        Deque<TemplateRef> open = new ArrayDeque<>(references);
        while (!open.isEmpty()) {
            TemplateRef next = open.pop();
            Optional<AnalysisTemplate> template = found.containsKey(next) ? Optional.empty() : find.apply(next);
            template.ifPresent(there -> {
                found.put(next, there);
                open.addAll(there.nested());
            });
        }
        return new Templates(found);
    }

    /** The template; empty when there is none. */
    public Optional<AnalysisTemplate> find(TemplateRef reference) {
        return Optional.ofNullable(byRef.get(reference));
    }
}
