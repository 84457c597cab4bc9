/**
 * As much of AWS as metrics need: signatures of requests, and credentials from the environment or the pod's own identity.
 * Own code, because the AWS SDK is larger than all of Sluice.
 */
@NullMarked
package dev.sluice.metrics.aws;

import org.jspecify.annotations.NullMarked;
