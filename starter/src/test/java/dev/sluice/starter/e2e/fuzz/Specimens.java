package dev.sluice.starter.e2e.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All kinds, and drawings from them. */
public final class Specimens {
    private static final List<Kind> KINDS = Stream.of(
                    SpecKinds.all(),
                    SelectorKinds.all(),
                    LeewayKinds.all(),
                    StepKinds.all(),
                    TemplateKinds.all(),
                    MetadataKinds.all(),
                    TextKinds.all(),
                    StatusKinds.all())
            .flatMap(List::stream)
            .toList();

    private Specimens() {}

    /** How many kinds there are. */
    static int kinds() {
        return KINDS.size();
    }

    /**
     * One of each kind, as far as there is room, and more by chance. The same for the same seed.
     *
     * @param instance whose controllers serve them
     */
    public static List<Specimen> draw(int count, long seed, String instance) {
        Chance chance = new Chance(seed);
        List<Specimen> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Kind kind = i < KINDS.size() ? KINDS.get(i) : chance.from(KINDS);
            drawn.add(kind.make(new Draft("fuzz-" + i, instance), chance));
        }
        return drawn;
    }
}
