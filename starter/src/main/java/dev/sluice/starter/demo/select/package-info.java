/**
 * Label and field selectors, in the text form of requests. They decide what a list returns and a watch reports.
 */
@NullMarked
package dev.sluice.starter.demo.select;

import org.jspecify.annotations.NullMarked;
