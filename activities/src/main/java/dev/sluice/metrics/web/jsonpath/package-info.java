/**
 * JSONPath as kubectl speaks it (spec App. D), which is a template with paths in braces and not RFC 9535. Paths and answers
 * are hostile, so length, depth, steps and results are bounded.
 */
@NullMarked
package dev.sluice.metrics.web.jsonpath;

import org.jspecify.annotations.NullMarked;
