package dev.sluice.domain.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sluice.domain.json.FieldPath;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import dev.sluice.domain.traffic.object.ObjectRef;
import dev.sluice.domain.traffic.object.RoutingError;
import dev.sluice.domain.traffic.object.RoutingWrite;
import dev.sluice.domain.traffic.object.SeenObjects;
import dev.sluice.domain.traffic.weighted.ManagedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every router keeps to, tried on its golden cases. */
public abstract class TrafficRouterContract {
    private static final int MUTATIONS = 400;
    private static final String KEPT = "x-kept";

    private final TrafficRouter router;
    private final List<RoutingCase> cases;

    /**
     * The contract for one router.
     *
     * @param folder of its golden cases
     */
    protected TrafficRouterContract(TrafficRouter router, String folder) {
        this.router = router;
        this.cases = RoutingCase.in(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyObjectIsReadByTheRouter() {
        return each(
                cases,
                one -> assertThat(one.seen(router).objects())
                        .hasSize(one.given().size()));
    }

    @TestFactory
    Stream<DynamicTest> onlyObjectsOfItsKindsAreRead() {
        return each(
                cases,
                one -> assertThat(TrafficRouters.reads(router, one.spec(), one.seen(router)))
                        .allMatch(ref -> router.resources().contains(ref.resource())));
    }

    @TestFactory
    Stream<DynamicTest> theStateIsReachedAsWritten() {
        return each(routed(), one -> {
            SeenObjects before = one.seen(router);
            SeenObjects after = Cluster.apply(before, route(one, one.state(router), before));

            after.objects().forEach((ref, object) -> {
                if (!object.equals(before.objects().get(ref))) {
                    assertThat(Yaml.write(Cluster.plain(object))).isEqualTo(Yaml.write(one.expected(ref)));
                }
            });
            assertThat(changed(before, after)).isEqualTo(one.expected().size());
            assertThat(before.objects().sequencedKeySet().stream()
                            .filter(ref -> !after.objects().containsKey(ref))
                            .map(ObjectRef::name))
                    .containsExactlyElementsOf(one.deletes());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongIsTold() {
        return each(cases.stream().filter(one -> one.error().isPresent()).toList(), one -> {
            Routing routing = route(one, one.state(router), one.seen(router));

            assertThat(routing)
                    .isInstanceOfSatisfying(
                            Routing.Refused.class,
                            refused -> assertThat(refused.error().message())
                                    .isEqualTo(one.error().orElseThrow()));
        });
    }

    @TestFactory
    Stream<DynamicTest> aSecondPassWritesNothing() {
        return each(routed(), one -> {
            SeenObjects after = routed(one, one.state(router), one.seen(router));

            assertThat(route(one, one.state(router), again(one, after))).isEqualTo(new Routing.Writes(List.of()));
        });
    }

    @TestFactory
    Stream<DynamicTest> anObjectIsWrittenAtMostOnceAndOnlyAsItWasSeen() {
        return each(routed(), one -> {
            Routing.Writes routing = (Routing.Writes) route(one, one.state(router), one.seen(router));

            assertThat(routing.writes().stream().map(RoutingWrite::ref)).doesNotHaveDuplicates();
            assertThat(routing.writes())
                    .filteredOn(RoutingWrite.Change.class::isInstance)
                    .allSatisfy(write -> assertThat(((RoutingWrite.Change) write)
                                    .patch()
                                    .operations()
                                    .getFirst()
                                    .path())
                            .isEqualTo("/metadata/resourceVersion"));
        });
    }

    @TestFactory
    Stream<DynamicTest> weightsSumToAllTraffic() {
        return each(routed(), one -> {
            TrafficState state = one.state(router);
            SeenObjects after = routed(one, state, one.seen(router));
            WeightSums sums = WeightSums.of(one.spec(), state);

            after.objects()
                    .forEach((ref, object) ->
                            assertThat(sums.in(object)).as(ref.toString()).allMatch(sum -> sum == state.maxWeight()));
        });
    }

    @TestFactory
    Stream<DynamicTest> noneAndAllOfTheTrafficCanBeRouted() {
        return each(routed(), one -> {
            for (int weight : List.of(one.spec().maxWeight(), 0)) {
                TrafficState state = one.at(router, weight);
                SeenObjects after = routed(one, state, one.seen(router));

                assertThat(route(one, state, again(one, after))).isEqualTo(new Routing.Writes(List.of()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> backToStableLeavesNoManagedRoutesAndExperiments() {
        return each(routed(), one -> {
            SeenObjects during = routed(one, one.state(router), one.seen(router));
            SeenObjects after = routed(one, one.at(router, 0), again(one, during));

            String left =
                    JsonText.write(new Json.Arr(List.copyOf(after.objects().sequencedValues())));
            assertThat(left).doesNotContain(ManagedRecord.ANNOTATION);
            assertThat(one.spec().managedRoutes()).noneMatch(left::contains);
            assertThat(one.state(router).additional())
                    .noneMatch(destination -> left.contains("\"" + destination.service() + "\""));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotTheRoutersSurvives() {
        return each(routed(), one -> {
            SeenObjects before = marked(one.seen(router));
            SeenObjects after = routed(one, one.state(router), before);

            after.objects().forEach((ref, object) -> {
                if (before.objects().containsKey(ref)) {
                    assertThat(object.obj("spec").text(KEPT)).as(ref.toString()).isPresent();
                    assertThat(object.obj("metadata").obj("labels").text(KEPT)).hasValue(ref.name());
                    assertThat(object.obj("metadata").obj("annotations").text(KEPT))
                            .hasValue(ref.name());
                    assertThat(object.obj("status").text(KEPT)).hasValue(ref.name());
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> anObjectThatIsMissingIsNamedOrMade() {
        return each(
                routed(),
                one -> one.seen(router).objects().sequencedKeySet().forEach(missing -> {
                    SequencedMap<ObjectRef, Json.Obj> rest =
                            new LinkedHashMap<>(one.seen(router).objects());
                    rest.remove(missing);

                    switch (route(one, one.state(router), new SeenObjects(rest))) {
                        case Routing.Refused(RoutingError error) ->
                            assertThat(error.message())
                                    .contains(
                                            missing.resource().kind().equals("Ingress")
                                                    ? "ingress.networking.k8s.io \"" + missing.name() + "\" not found"
                                                    : missing.resource().plural() + "."
                                                            + missing.resource().group() + " \"" + missing.name()
                                                            + "\" not found");
                        case Routing.Writes(List<RoutingWrite> writes) ->
                            assertThat(writes)
                                    .filteredOn(write -> write.ref().equals(missing))
                                    .allMatch(RoutingWrite.Create.class::isInstance);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> malformedObjectsAreRefusedAndNeverAnException() {
        return each(cases, one -> {
            Mutations mutations = new Mutations(new Random(one.name().hashCode()));
            for (int i = 0; i < MUTATIONS; i++) {
                SequencedMap<ObjectRef, Json.Obj> objects =
                        new LinkedHashMap<>(one.seen(router).objects());
                objects.replaceAll((ref, object) -> mutations.of(object));
                SeenObjects seen = new SeenObjects(objects);

                survives(one.spec(), one.state(router), seen);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> malformedConfigurationsAreRefusedAndNeverAnException() {
        return each(cases, one -> {
            Mutations mutations = new Mutations(new Random(one.name().hashCode()));
            for (int i = 0; i < MUTATIONS; i++) {
                RoutingSpec spec = RoutingCase.spec(mutations.of(one.spec().canary()));
                TrafficRules.firstBroken(spec.canary());
                TrafficRouters.of(spec);
                List<Json.Obj> stored = List.copyOf(one.seen(router).objects().sequencedValues());

                survives(spec, one.state(router), Cluster.read(router, spec, stored));
            }
        });
    }

    @Test
    void itIsRegistered() {
        assertThat(TrafficRouters.ALL).anyMatch(one -> one.field().equals(router.field()));
    }

    private void survives(RoutingSpec spec, TrafficState state, SeenObjects seen) {
        Routing routing = TrafficRouters.route(router, spec, state, seen);
        if (routing instanceof Routing.Writes) {
            List<Json.Obj> after =
                    List.copyOf(Cluster.apply(seen, routing).objects().sequencedValues());
            assertThat(TrafficRouters.route(router, spec, state, Cluster.read(router, spec, after)))
                    .isEqualTo(new Routing.Writes(List.of()));
        }
        TrafficRouters.verify(router, spec, state, seen);
        seen.objects().forEach((ref, object) -> TrafficRouters.release(router, "web", ref, object));
    }

    private static SeenObjects marked(SeenObjects seen) {
        SequencedMap<ObjectRef, Json.Obj> marked = new LinkedHashMap<>(seen.objects());
        marked.replaceAll((ref, object) -> {
            Json name = Json.of(ref.name());
            Json.Obj changed = FieldPath.of("metadata", "labels", KEPT).set(object, name);
            changed = FieldPath.of("metadata", "annotations", KEPT).set(changed, name);
            changed = FieldPath.of("status", KEPT).set(changed, name);
            return FieldPath.of("spec", KEPT).set(changed, name);
        });
        return new SeenObjects(marked);
    }

    private static long changed(SeenObjects before, SeenObjects after) {
        return after.objects().sequencedEntrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.objects().get(entry.getKey())))
                .count();
    }

    private List<RoutingCase> routed() {
        return cases.stream().filter(one -> one.error().isEmpty()).toList();
    }

    private SeenObjects again(RoutingCase one, SeenObjects objects) {
        return Cluster.read(router, one.spec(), List.copyOf(objects.objects().sequencedValues()));
    }

    private SeenObjects routed(RoutingCase one, TrafficState state, SeenObjects seen) {
        return Cluster.apply(seen, route(one, state, seen));
    }

    private Routing route(RoutingCase one, TrafficState state, SeenObjects seen) {
        return TrafficRouters.route(router, one.spec(), state, seen);
    }

    private static Stream<DynamicTest> each(List<RoutingCase> cases, Consumer<RoutingCase> test) {
        return cases.stream().map(one -> dynamicTest(one.name(), () -> test.accept(one)));
    }
}
