/** Tests of the rules about Services. Each table row is a rule. */
@NullMarked
package dev.sluice.domain.service;

import org.jspecify.annotations.NullMarked;
