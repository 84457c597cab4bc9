/**
 * The long-running processes: what each is made of, in which order it comes up, and how it ends. An outage of Kubernetes or
 * Temporal delays a start and ends no process.
 */
@NullMarked
package dev.sluice.starter.process;

import org.jspecify.annotations.NullMarked;
