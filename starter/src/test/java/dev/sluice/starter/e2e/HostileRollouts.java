package dev.sluice.starter.e2e;

import static org.awaitility.Awaitility.await;

import dev.sluice.domain.json.Json;
import dev.sluice.kube.rest.Answer;
import dev.sluice.kube.rest.KubeApi;
import dev.sluice.starter.e2e.fuzz.Fate;
import dev.sluice.starter.e2e.fuzz.Specimen;
import dev.sluice.starter.e2e.fuzz.Specimen.Blow;
import dev.sluice.starter.e2e.fuzz.Specimen.Moment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionTimeoutException;

/** Puts specimens into a namespace, and compares what becomes of them with what is to. */
final class HostileRollouts {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int MANY = 5;
    private static final Json.Obj UPDATE = (Json.Obj) Json.from(Map.of(
            "spec",
            Map.of("template", Map.of("spec", Map.of("containers", List.of(Map.of("name", "c", "image", "x:2")))))));

    private final KubeApi api;
    private final String path;
    private final List<Specimen> admitted = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();

    HostileRollouts(KubernetesClient client, String namespace) {
        api = KubeApi.over(client).within(Duration.ofSeconds(30));
        path = "apis/argoproj.io/v1alpha1/namespaces/" + namespace + "/rollouts";
    }

    /** Those that the API server took. */
    List<Specimen> admitted() {
        return admitted;
    }

    /** What came out otherwise than expected, so far. */
    List<String> surprises() {
        return surprises;
    }

    void create(List<Specimen> specimens) {
        for (Specimen specimen : specimens) {
            Answer answer = call(() -> api.create(path, specimen.object()));
            boolean bad = specimen.blow().isEmpty() && specimen.fate() instanceof Fate.Refused;
            expect(specimen, answer, bad);
            if (answer.ok()) {
                admitted.add(specimen);
            }
        }
    }

    /** Brings those that wait for it to their moment, and does to them what is to be done. */
    void strike() {
        List<Specimen> waiting =
                admitted.stream().filter(each -> each.blow().isPresent()).toList();
        for (Specimen specimen : waiting) {
            judge(specimen, Fate.HEALTHY);
            if (moment(specimen) == Moment.PAUSED) {
                expect(specimen, call(() -> api.mergePatch(at(specimen), UPDATE)), false);
            }
        }
        for (Specimen specimen : waiting) {
            if (moment(specimen) == Moment.PAUSED) {
                judge(specimen, Fate.PAUSED);
            }
            Blow blow = specimen.blow().orElseThrow();
            String target = at(specimen) + (blow.onStatus() ? "/status" : "");
            expect(specimen, call(() -> api.mergePatch(target, blow.patch())), specimen.fate() instanceof Fate.Refused);
        }
    }

    private static Moment moment(Specimen specimen) {
        return specimen.blow().map(Blow::moment).orElse(Moment.AT_REST);
    }

    /** Waits until each has met its fate. */
    void judge() {
        for (Specimen specimen : admitted) {
            boolean struckInVain = specimen.fate() instanceof Fate.Refused;
            judge(specimen, struckInVain ? Fate.HEALTHY : specimen.fate());
        }
    }

    private void expect(Specimen specimen, Answer answer, boolean refusal) {
        boolean refused = answer.code() >= CLIENT_ERROR && answer.code() < SERVER_ERROR;
        if (refusal ? !refused || answer.why().isEmpty() : !answer.ok()) {
            surprises.add(specimen + " was answered " + answer.code() + " " + answer.why());
        }
    }

    private void judge(Specimen specimen, Fate fate) {
        if (surprises.size() > MANY) {
            return;
        }
        Optional<?>[] wrong = {Optional.empty()};
        try {
            await().atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> {
                Verdict verdict = new Verdict(call(() -> api.get(at(specimen))).body());
                wrong[0] = verdict.objection(fate);
                return wrong[0].isEmpty();
            });
        } catch (ConditionTimeoutException late) {
            surprises.add(specimen + " should be " + fate + ": "
                    + wrong[0].map(Object::toString).orElse(""));
        }
    }

    private String at(Specimen specimen) {
        return path + "/" + specimen.name();
    }

    /** A request. */
    private interface Call {
        Answer make() throws IOException;
    }

    private static Answer call(Call call) {
        try {
            return call.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
