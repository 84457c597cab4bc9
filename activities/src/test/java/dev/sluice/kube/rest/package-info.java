/** Tests of single requests, and of the list that a watch keeps current. */
@NullMarked
package dev.sluice.kube.rest;

import org.jspecify.annotations.NullMarked;
