/**
 * Amazon CloudWatch metric data (spec 5.1). Requests are signed with the controller's own credentials.
 */
@NullMarked
package dev.sluice.metrics.cloudwatch;

import org.jspecify.annotations.NullMarked;
