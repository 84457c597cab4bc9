@NullMarked
package dev.sluice.domain.hash;

import org.jspecify.annotations.NullMarked;
