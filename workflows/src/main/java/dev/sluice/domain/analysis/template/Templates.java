package dev.sluice.domain.analysis.template;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/** The templates that there are, as far as somebody refers to them. */
public record Templates(SequencedMap<TemplateRef, AnalysisTemplate> byRef) {
    public static final Templates NONE = new Templates(new LinkedHashMap<>());

    public Templates {
        byRef = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byRef));
    }

    /** Those that can be reached from these references; each is looked up once, whether it is there or not. */
    public static Templates reachable(
            List<TemplateRef> references, Function<TemplateRef, Optional<AnalysisTemplate>> find) {
        SequencedMap<TemplateRef, AnalysisTemplate> found = new LinkedHashMap<>();
        Deque<TemplateRef> open = new ArrayDeque<>(references);
        SequencedSet<TemplateRef> asked = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            TemplateRef next = open.pop();
            Optional<AnalysisTemplate> template = asked.add(next) ? find.apply(next) : Optional.empty();
            template.ifPresent(there -> {
                found.put(next, there);
                open.addAll(there.nested());
            });
        }
        return new Templates(found);
    }

    /** Those among these references, and those that can be reached from them, that are not here. */
    public List<TemplateRef> absent(List<TemplateRef> references) {
        SequencedSet<TemplateRef> absent = new LinkedHashSet<>();
        reachable(references, reference -> {
            Optional<AnalysisTemplate> found = find(reference);
            if (found.isEmpty()) {
                absent.add(reference);
            }
            return found;
        });
        return List.copyOf(absent);
    }

    /** The template; empty when there is none. */
    public Optional<AnalysisTemplate> find(TemplateRef reference) {
        return Optional.ofNullable(byRef.get(reference));
    }
}
