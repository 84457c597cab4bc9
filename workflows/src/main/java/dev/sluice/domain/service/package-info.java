/** The Services that lead to the pods of a Rollout: which may be used, how they are switched, and how they are let go. */
@NullMarked
package dev.sluice.domain.service;

import org.jspecify.annotations.NullMarked;
