/**
 * A small ReplicaSet controller and kubelet on the objects of the embedded API. They show the counts and delays that the real
 * ones show, and run no container.
 */
@NullMarked
package dev.sluice.starter.demo.replica;

import org.jspecify.annotations.NullMarked;
