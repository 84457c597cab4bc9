/**
 * The documents from which clients learn what the embedded API serves. They are made from the table of kinds alone.
 */
@NullMarked
package dev.sluice.starter.demo.discovery;

import org.jspecify.annotations.NullMarked;
