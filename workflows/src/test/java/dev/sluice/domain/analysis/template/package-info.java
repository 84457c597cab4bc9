/** Tests of how templates become runs, by tables from spec 1.10 and 4.2. They need no cluster. */
@NullMarked
package dev.sluice.domain.analysis.template;

import org.jspecify.annotations.NullMarked;
