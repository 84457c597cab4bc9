/** What crosses Temporal: activity and workflow messages, and the codec that turns them into JSON. Fields are only ever added. */
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
