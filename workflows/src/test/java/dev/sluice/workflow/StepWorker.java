package dev.sluice.workflow;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.util.Map;

/** The worker that docs/plugin-steps.md shows, word for word. */
public class StepWorker {
    @ActivityInterface
    public interface Steps {
        @ActivityMethod(name = "RunStep")
        Map<String, Object> carryOut(Map<String, Object> question);
    }

    public static Map<String, Object> carryOut(Map<String, Object> question) {
        if (!"run".equals(question.get("operation"))) {
            return Map.of("phase", "Successful", "message", "nothing is left of it");
        }
        return question.get("status") == null
                ? Map.of("phase", "Running", "requeueAfter", "15s", "status", "tests of " + question.get("hash"))
                : Map.of("phase", "Successful", "message", "all tests passed");
    }

    public static void main(String[] args) {
        WorkflowClient client = WorkflowClient.newInstance(WorkflowServiceStubs.newLocalServiceStubs());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker("team-checkout").registerActivitiesImplementations((Steps) StepWorker::carryOut);
        factory.start();
    }
}
