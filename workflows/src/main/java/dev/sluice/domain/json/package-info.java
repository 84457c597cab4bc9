/**
 * A JSON tree as plain values. Parts of an object that Sluice passes through, such as the pod template, are kept in this
 * form, so that fields it does not know survive and the domain needs no JSON library.
 */
@NullMarked
package dev.sluice.domain.json;

import org.jspecify.annotations.NullMarked;
