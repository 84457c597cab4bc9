/**
 * The embedded Kubernetes API as HTTP: paths, verbs, discovery documents and watches. Every answer that is not an object, a
 * list or a discovery document is a Kubernetes {@code Status}.
 */
@NullMarked
package dev.sluice.starter.demo.http;

import org.jspecify.annotations.NullMarked;
