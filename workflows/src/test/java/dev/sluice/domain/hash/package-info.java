/**
 * Tests of the hashes. The cases under {@code hash/} in the test resources were made by Go programs with the types of
 * k8s.io/api 0.34.4 (legacy hashes: 0.33.4) and of the reference 1.9.1; they cover every field of both type tables.
 */
@NullMarked
package dev.sluice.domain.hash;

import org.jspecify.annotations.NullMarked;
