/** AnalysisRuns as text: one on a page of its own, and many as a table. Nothing that a provider or user wrote reaches the terminal unchanged. */
@NullMarked
package dev.sluice.starter.view.analysis;

import org.jspecify.annotations.NullMarked;
