/**
 * Values that several kinds of custom resources use. They accept whatever the API server may have stored, so that one odd
 * object cannot break the reading of a list.
 */
@NullMarked
package dev.sluice.api.type;

import org.jspecify.annotations.NullMarked;
