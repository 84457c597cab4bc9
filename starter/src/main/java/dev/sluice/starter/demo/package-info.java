/**
 * What the demo runs on when there is no cluster: a small Kubernetes API, simulated ReplicaSets and a Temporal server, all
 * within this process and reachable on the loopback address only. They stand in for the real parts and prove nothing about them.
 */
@NullMarked
package dev.sluice.starter.demo;

import org.jspecify.annotations.NullMarked;
