package dev.sluice.api.v1alpha1.rollout.status;

import dev.sluice.api.schema.ApiRecord;
import dev.sluice.api.schema.Doc;
import dev.sluice.api.schema.Required;
import dev.sluice.api.schema.Time;
import org.jspecify.annotations.Nullable;

/** What a step plugin has done so far (spec 3.8); the pair of index and operation is unique. */
@ApiRecord
public record StepPluginStatus(
        @Doc("Index of the step, counted from 0.") @Required @Nullable
        Integer index,

        @Doc("Name of the plugin.") @Required @Nullable String name,
        @Doc("Run, Terminate or Abort.") @Required @Nullable String operation,

        @Doc("Running, Successful, Failed or Error.") @Nullable
        String phase,

        @Doc("What the plugin last said.") @Nullable String message,
        @Doc("When the operation began.") @Time @Nullable String startedAt,

        @Doc("When the plugin was last called.") @Time @Nullable
        String updatedAt,

        @Doc("When the operation ended.") @Time @Nullable String finishedAt,

        @Doc("Time until the next call, such as 30s.") @Nullable
        String backoff,

        @Doc("Number of calls so far.") @Nullable Integer executions,

        @Doc("Whether the plugin is switched off, which counts as done.") @Nullable
        Boolean disabled,

        @Doc("State that the plugin keeps between calls.") @Nullable
        Object status) {}
