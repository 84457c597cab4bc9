/**
 * Marks on the records of custom resources. They say what the generated CRD schema demands beyond the Java type, and how
 * the records appear as JSON.
 */
@NullMarked
package dev.sluice.api.schema;

import org.jspecify.annotations.NullMarked;
