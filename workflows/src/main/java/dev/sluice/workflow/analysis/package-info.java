/**
 * How an AnalysisRun goes on: measurements are activities that run beside each other, what they answer is recorded on the
 * object, and one timer waits for the next that is due. What is measured when is decided elsewhere.
 */
@NullMarked
package dev.sluice.workflow.analysis;

import org.jspecify.annotations.NullMarked;
