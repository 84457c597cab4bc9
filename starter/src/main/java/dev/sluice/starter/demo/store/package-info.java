/**
 * The objects of the embedded Kubernetes API, by the rules that clients can see: versions, generations, conflicts and a log
 * of changes. Nothing here knows of HTTP, and nothing is kept beyond the life of the process.
 */
@NullMarked
package dev.sluice.starter.demo.store;

import org.jspecify.annotations.NullMarked;
