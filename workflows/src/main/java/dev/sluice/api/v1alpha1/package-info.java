/**
 * The five kinds of {@code argoproj.io/v1alpha1}. Their specs and statuses are records in the packages below, lenient to read
 * and never written back whole, because a record drops the fields it does not know.
 */
@NullMarked
package dev.sluice.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
