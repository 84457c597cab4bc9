/**
 * Analysis templates: how references are followed, how several templates become the metrics and arguments of one run, and
 * where the values of arguments come from (spec 1.6 and 4.2).
 */
@NullMarked
package dev.sluice.domain.analysis.template;

import org.jspecify.annotations.NullMarked;
