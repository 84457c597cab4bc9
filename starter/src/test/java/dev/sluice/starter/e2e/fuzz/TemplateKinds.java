package dev.sluice.starter.e2e.fuzz;

import static dev.sluice.starter.e2e.fuzz.Draft.CONTAINER;
import static dev.sluice.starter.e2e.fuzz.Draft.PODS;
import static dev.sluice.starter.e2e.fuzz.Draft.container;

import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with the pod template. */
final class TemplateKinds {
    private static final String FIRST = "spec.template.spec.containers[0]";

    private TemplateKinds() {}

    static List<Kind> all() {
        return Stream.of(containers(), names(), ports(), resources(), volumes(), pods(), odd(), updates())
                .flatMap(List::stream)
                .toList();
    }

    private static Kind invalid(String name, String field, String text, Object... values) {
        return Kind.of(name, field, Fate.invalid(text), values);
    }

    private static List<Kind> containers() {
        String required = "spec.template.spec.containers: Required value";
        return List.of(
                invalid("no containers", PODS + ".containers", required, List.of()),
                new Kind("no template", (draft, chance) -> {
                    draft.put(chance.text("spec.template", PODS), null);
                    return Fate.invalid(required);
                }),
                Kind.of(
                        "no list of containers",
                        PODS + ".containers",
                        Fate.REFUSED,
                        "x",
                        Map.of(),
                        List.of("c"),
                        List.of(List.of())),
                invalid(
                        "containers of one name",
                        PODS + ".containers",
                        "spec.template.spec.containers[1].name: Duplicate value: \"c\"",
                        List.of(container("x:1"), container("x:2"))),
                invalid("nothing in a container", CONTAINER, FIRST + ".name: Required value", Map.of()),
                invalid(
                        "container twice",
                        PODS + ".initContainers",
                        "spec.template.spec.initContainers[0].name: Duplicate value: \"c\"",
                        List.of(container("x:1"))));
    }

    private static List<Kind> names() {
        return List.of(
                new Kind("name of a container", (draft, chance) -> {
                    String name = chance.text("Bad_Name!", "x".repeat(64), "-x", "x.y", "x y");
                    draft.put(CONTAINER + ".name", name);
                    return Fate.invalid(FIRST + ".name: Invalid value: \"" + name + "\"");
                }),
                Kind.of(
                        "no text for a name",
                        CONTAINER + ".name",
                        Fate.invalid("spec.template", "containers.name"),
                        5,
                        true),
                invalid("no image", CONTAINER + ".image", FIRST + ".image: Required value", ""),
                Kind.of("no text for an image", CONTAINER + ".image", Fate.invalid("containers.image"), 7, Map.of()),
                invalid(
                        "node",
                        PODS + ".nodeName",
                        "spec.template.spec.nodeName: Invalid value: \"bad name\"",
                        "bad name"),
                invalid(
                        "environment",
                        CONTAINER + ".env",
                        FIRST + ".env[0].name",
                        List.of(Map.of("name", "")),
                        List.of(Map.of("name", "a=b"))),
                invalid(
                        "readiness gate",
                        PODS + ".readinessGates",
                        "spec.template.spec.readinessGates[0].conditionType: Invalid value: \"bad type\"",
                        List.of(Map.of("conditionType", "bad type"))));
    }

    private static List<Kind> ports() {
        Map<String, Object> http = Map.of("name", "http", "containerPort", 80, "hostPort", 80);
        Map<String, Object> same = Map.of("name", "http", "containerPort", 81, "hostPort", 80);
        return List.of(
                new Kind("port", (draft, chance) -> {
                    Object port = chance.oneOf(-1, 65_536, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    draft.put(CONTAINER + ".ports", List.of(Map.of("containerPort", port)));
                    return Fate.invalid(FIRST + ".ports[0].containerPort: Invalid value: " + port);
                }),
                Kind.of(
                        "no port",
                        CONTAINER + ".ports",
                        Fate.invalid("containers.ports.containerPort"),
                        List.of(Map.of("containerPort", "http")),
                        List.of(Map.of("containerPort", BigInteger.TWO.pow(63))),
                        List.of(Map.of("containerPort", new BigDecimal("1e308")))),
                Kind.of(
                        "ports twice",
                        CONTAINER + ".ports",
                        Fate.invalid(FIRST + ".ports[1].name: Duplicate value: \"http\"", "hostPort: Duplicate value"),
                        List.of(http, same)),
                Kind.of(
                        "port twice",
                        CONTAINER + ".ports",
                        Fate.HEALTHY,
                        List.of(Map.of("containerPort", 80), Map.of("containerPort", 80))),
                invalid(
                        "protocol",
                        CONTAINER + ".ports",
                        FIRST + ".ports[0].protocol: Unsupported value: \"ICMP\"",
                        List.of(Map.of("containerPort", 80, "protocol", "ICMP"))));
    }

    private static List<Kind> resources() {
        return List.of(
                quantity("quantity", "quantities must match the regular expression", "abc", "", "٣", Map.of()),
                quantity("negative quantity", FIRST + ".resources.requests[memory]: Invalid value", "-1", "-1Gi", -5),
                new Kind("endless quantity", (draft, chance) -> {
                    String endless = chance.text("1e999999999", "1E-2147483647", "-1e0000999999");
                    draft.put(CONTAINER + ".resources", Map.of("limits", Map.of("memory", endless)));
                    return Fate.invalid(FIRST + ".resources.limits[memory]: Invalid value: \"" + endless + "\"");
                }),
                quantity("name of a resource", FIRST + ".resources.requests[bad name]: Invalid value: \"bad name\""),
                invalid(
                        "request over limit",
                        CONTAINER + ".resources",
                        FIRST + ".resources.requests: Invalid value: \"2\"",
                        Map.of("requests", Map.of("cpu", 2), "limits", Map.of("cpu", 1))),
                Kind.of(
                        "no resources",
                        CONTAINER + ".resources",
                        Fate.invalid("containers.resources"),
                        "x",
                        List.of(1)),
                Kind.of(
                        "odd quantity",
                        CONTAINER + ".resources",
                        Fate.HEALTHY,
                        Map.of("requests", Map.of("cpu", "0." + "3".repeat(900))),
                        Map.of("requests", Map.of("memory", "1e-400"))));
    }

    private static Kind quantity(String name, String text, Object... values) {
        return new Kind(name, (draft, chance) -> {
            Map<String, Object> requests =
                    values.length == 0 ? Map.of("bad name", "1") : Map.of("memory", chance.oneOf(values));
            draft.put(CONTAINER + ".resources", Map.of("requests", requests));
            return Fate.invalid(text);
        });
    }

    private static List<Kind> volumes() {
        String volumes = PODS + ".volumes";
        Map<String, Object> empty = Map.of("name", "v", "emptyDir", Map.of());
        return List.of(
                invalid(
                        "unknown volume",
                        CONTAINER + ".volumeMounts",
                        FIRST + ".volumeMounts[0].name: Not found: \"nope\"",
                        List.of(Map.of("name", "nope", "mountPath", "/x"))),
                invalid(
                        "volume twice",
                        volumes,
                        "spec.template.spec.volumes[1].name: Duplicate value: \"v\"",
                        List.of(empty, empty)),
                invalid(
                        "two volumes in one",
                        volumes,
                        "spec.template.spec.volumes[0].secret: Forbidden",
                        List.of(Map.of("name", "v", "emptyDir", Map.of(), "secret", Map.of("secretName", "s")))),
                Kind.of("no volumes", volumes, Fate.invalid("spec.volumes"), "x", Map.of("v", empty)),
                new Kind("deep volume", (draft, chance) -> {
                    draft.put(
                            volumes,
                            List.of(Map.of("name", "v", "emptyDir", StepKinds.deep(2 * chance.between(75, 450) + 1))));
                    return Fate.HEALTHY;
                }));
    }

    private static List<Kind> pods() {
        return List.of(
                Kind.of(
                        "restart policy",
                        PODS + ".restartPolicy",
                        Fate.invalid("spec.template.spec.restartPolicy: Unsupported value"),
                        "Never",
                        "OnFailure",
                        "Sometimes"),
                Kind.of("host network", PODS + ".hostNetwork", Fate.invalid("hostNetwork"), "yes", 1),
                Kind.of(
                        "grace",
                        PODS + ".terminationGracePeriodSeconds",
                        Fate.invalid("terminationGracePeriodSeconds"),
                        BigInteger.TWO.pow(63),
                        new BigDecimal("1e308"),
                        "1s"),
                Kind.of("no affinity of pods", PODS + ".affinity", Fate.invalid("spec.affinity"), "x", List.of()),
                invalid(
                        "toleration",
                        PODS + ".tolerations",
                        "spec.template.spec.tolerations[0].operator: Invalid value: \"Foo\"",
                        List.of(Map.of("operator", "Foo"))),
                invalid(
                        "probe",
                        CONTAINER + ".livenessProbe",
                        FIRST + ".livenessProbe",
                        Map.of("exec", Map.of(), "httpGet", Map.of()),
                        Map.of("exec", Map.of("command", List.of("x")), "periodSeconds", -1)),
                invalid(
                        "user",
                        PODS + ".securityContext",
                        "spec.template.spec.securityContext.runAsUser: Invalid value: -1",
                        Map.of("runAsUser", -1)),
                invalid(
                        "active deadline",
                        PODS + ".activeDeadlineSeconds",
                        "spec.template.spec.activeDeadlineSeconds",
                        5));
    }

    private static List<Kind> odd() {
        return List.of(
                Kind.of(
                        "unknown fields of pods",
                        PODS + ".purple",
                        Fate.HEALTHY,
                        "x",
                        List.of(Map.of()),
                        StepKinds.deep(99)),
                new Kind("image of ten thousand letters", (draft, chance) -> {
                    draft.put(CONTAINER + ".image", chance.text("i", "ж", "😀").repeat(10_000));
                    return Fate.HEALTHY;
                }),
                new Kind("many images", (draft, chance) -> {
                    draft.put(
                            PODS + ".containers",
                            IntStream.range(0, chance.between(10, 100))
                                    .mapToObj(i -> Map.of("name", "c" + i, "image", "ж".repeat(500) + i))
                                    .toList());
                    return Fate.HEALTHY;
                }),
                Kind.of(
                        "image between blanks",
                        CONTAINER + ".image",
                        new Fate.Told("ReplicaFailure", "whitespace"),
                        " x:1 "),
                Kind.of(
                        "unknown priority",
                        PODS + ".priorityClassName",
                        new Fate.Told("ReplicaFailure", "no PriorityClass with name nope"),
                        "nope"));
    }

    private static List<Kind> updates() {
        return List.of(
                new Kind("update to a bad template", (draft, chance) -> {
                    draft.thenSpec(
                            Moment.AT_REST, PODS + ".containers", List.of(Map.of("name", "Bad_", "image", "x:2")));
                    return Fate.invalid(FIRST + ".name: Invalid value: \"Bad_\"");
                }),
                new Kind("update to a bad limit", (draft, chance) -> {
                    draft.thenSpec(Moment.AT_REST, "spec.revisionHistoryLimit", -1);
                    return Fate.invalid("spec.revisionHistoryLimit: Invalid value: -1");
                }),
                new Kind("update to another selector", (draft, chance) -> {
                    draft.thenSpec(
                            Moment.AT_REST, "spec.selector", Map.of("matchLabels", Map.of("app", chance.nasty())));
                    return Fate.REFUSED;
                }));
    }
}
