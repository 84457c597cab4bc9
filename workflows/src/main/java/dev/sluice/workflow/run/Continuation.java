package dev.sluice.workflow.run;

import dev.sluice.contract.Names;
import dev.sluice.contract.RunInput;
import dev.sluice.workflow.RolloutWorkflow;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.util.Collections;
import java.util.Map;

/** Goes on under the same id in a new run. Memo and search attributes are always set, because else one is lost and one kept. */
final class Continuation {
    private Continuation() {}

    /** The unfinished record goes along in the memo too, so that a reader of memos sees one release in both runs. */
    static void goOn(RunInput next, SearchAttributes attributes) {
        Map<String, Object> memo = next.unfinished()
                .<Map<String, Object>>map(record -> Collections.singletonMap(Names.MEMO_RECORD, record))
                .orElseGet(Collections::emptyMap);
        ContinueAsNewOptions options = ContinueAsNewOptions.newBuilder()
                .setWorkflowTaskTimeout(RolloutWorkflow.TASK_TIMEOUT)
                .setMemo(memo)
                .setTypedSearchAttributes(attributes)
                .build();
        Workflow.continueAsNew(options, next);
    }
}
