/** The Kubernetes API as JSON trees: single requests, and a list that is kept current by a watch. Knows no kind of object. */
@NullMarked
package dev.sluice.kube.rest;

import org.jspecify.annotations.NullMarked;
