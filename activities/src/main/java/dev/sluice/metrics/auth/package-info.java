/**
 * How requests of metric providers are authenticated (spec 5.1): user and password, OAuth 2.0, or AWS signatures. What is
 * secret stays in the headers of the request.
 */
@NullMarked
package dev.sluice.metrics.auth;

import org.jspecify.annotations.NullMarked;
