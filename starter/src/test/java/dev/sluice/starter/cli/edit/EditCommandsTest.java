package dev.sluice.starter.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.starter.cli.Invocation;
import dev.sluice.starter.cli.RecordingApi;
import dev.sluice.starter.cli.RecordingApi.Patch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditCommandsTest {
    private static final String ROLLOUT = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/web";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/base";
    private static final String MERGE = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final Clock TEN = Clock.fixed(Instant.parse("2026-03-01T10:00:00.7Z"), ZoneOffset.UTC);
    private static final String OBJECTS = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: web, uid: ro-1, generation: 3}
            spec:
              template:
                metadata: {labels: {app: web}}
                spec:
                  initContainers: [{name: init, image: "i:1"}]
                  containers: [{name: log, image: "l:1"}, {name: web, image: "w:2"}]
            status: {observedGeneration: "3", currentPodHash: h2}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web-h1, labels: {rollouts-pod-template-hash: h1}, annotations: {rollout.argoproj.io/revision: "1"}, ownerReferences: [{uid: ro-1}]}
            spec: {template: {metadata: {labels: {app: web, rollouts-pod-template-hash: h1}}, spec: {containers: [{name: web, image: "w:1"}]}}}
            ---
            apiVersion: apps/v1
            kind: ReplicaSet
            metadata: {name: web-h2, labels: {rollouts-pod-template-hash: h2}, annotations: {rollout.argoproj.io/revision: "2"}, ownerReferences: [{uid: ro-1}]}
            spec: {template: {metadata: {labels: {app: web, rollouts-pod-template-hash: h2}}, spec: {containers: [{name: web, image: "w:2"}]}}}
            ---
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: ref, uid: ro-2}
            spec: {workloadRef: {apiVersion: apps/v1, kind: Deployment, name: base}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: base}
            spec: {template: {spec: {containers: [{name: web, image: "w:2"}]}}}
            """;

    private RecordingApi api;

    @BeforeEach
    void start(@TempDir Path folder) {
        api = new RecordingApi(folder).with(OBJECTS);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void pauseSetsTheFlagAlone() {
        Invocation done = Invocation.of(api, new Pause(), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' paused\n", ""));
        assertThat(api.patches()).containsExactly(patch(ROLLOUT, MERGE, "{'spec':{'paused':true}}"));
    }

    @Test
    void resumeTakesTheFlagBack() {
        Invocation done = Invocation.of(api, new Resume(), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' resumed\n", ""));
        assertThat(api.patches()).containsExactly(patch(ROLLOUT, MERGE, "{'spec':{'paused':false}}"));
    }

    @Test
    void restartNamesTheInstant() {
        Invocation done = Invocation.of(api, new Restart(TEN), "web", "--in", "10m");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' restarts in 10m\n", ""));
        assertThat(api.patches())
                .containsExactly(patch(ROLLOUT, MERGE, "{'spec':{'restartAt':'2026-03-01T10:10:00Z'}}"));
    }

    @Test
    void restartsAtOnceUnlessTold() {
        Invocation done = Invocation.of(api, new Restart(TEN), "web");

        assertThat(done.out()).isEqualTo("rollout 'web' restarts in 0s\n");
    }

    @Test
    void setImageChangesOneContainerBoundToItsName() {
        Invocation done = Invocation.of(api, new SetImage(), "web", "web=w:3");

        assertThat(done).isEqualTo(new Invocation(0, "rollout \"web\" image updated\n", ""));
        assertThat(api.patches()).containsExactly(patch(ROLLOUT, JSON_PATCH, """
                [{'op':'test','path':'/spec/template/spec/containers/1/name','value':'web'},
                 {'op':'replace','path':'/spec/template/spec/containers/1/image','value':'w:3'}]"""));
    }

    @Test
    void setImageTriesAgainWhenTheTemplateMoved() {
        api.refusing(422, 409);

        Invocation done = Invocation.of(api, new SetImage(), "web", "web=w:3");

        assertThat(done.code()).isZero();
        assertThat(api.patches()).hasSize(3);
    }

    @Test
    void setImageGivesUpAfterFiveConflicts() {
        api.refusing(409, 409, 409, 409, 409);

        Invocation done = Invocation.of(api, new SetImage(), "web", "web=w:3");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: refused: " + ROLLOUT + "\n"));
        assertThat(api.patches()).hasSize(5);
    }

    @Test
    void setImageRefusesAnUnknownContainer() {
        Invocation done = Invocation.of(api, new SetImage(), "web", "web=w:3", "nope=x");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: unable to find container named \"nope\"\n"));
        assertThat(api.patches()).isEmpty();
    }

    @Test
    void setImageEditsTheReferredDeployment() {
        Invocation done = Invocation.of(api, new SetImage(), "ref", "*=w:9");

        assertThat(done.code()).isZero();
        assertThat(api.patches()).extracting(Patch::path).containsExactly(DEPLOYMENT);
    }

    @Test
    void undoPutsTheOldTemplateInPlaceOfTheOneItSaw() {
        Invocation done = Invocation.of(api, new Undo(), "web");

        assertThat(done).isEqualTo(new Invocation(0, "rollout 'web' undo\n", ""));
        assertThat(api.patches()).containsExactly(patch(ROLLOUT, JSON_PATCH, """
                [{'op':'test','path':'/spec/template','value':{'metadata':{'labels':{'app':'web'}},'spec':{
                   'initContainers':[{'name':'init','image':'i:1'}],
                   'containers':[{'name':'log','image':'l:1'},{'name':'web','image':'w:2'}]}}},
                 {'op':'replace','path':'/spec/template','value':{'metadata':{'labels':{'app':'web'}},'spec':{
                   'containers':[{'name':'web','image':'w:1'}]}}}]"""));
    }

    @Test
    void undoSkipsTheRevisionThatIsCurrent() {
        Invocation done = Invocation.of(api, new Undo(), "web", "--to-revision=2");

        assertThat(done)
                .isEqualTo(new Invocation(0, "skipped rollback (current template already matches revision 2)\n", ""));
        assertThat(api.patches()).isEmpty();
    }

    @Test
    void undoSaysWhenARevisionIsNotKept() {
        Invocation done = Invocation.of(api, new Undo(), "web", "--to-revision=9");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: unable to find specified revision 9 in history\n"));
    }

    @Test
    void undoSaysWhenThereIsNoHistory() {
        Invocation done = Invocation.of(api, new Undo(), "ref");

        assertThat(done).isEqualTo(new Invocation(1, "", "error: no rollout history found for \"ref\"\n"));
    }

    private static Patch patch(String path, String type, String body) {
        return Patch.of(path, type, body.replace('\'', '"'));
    }
}
