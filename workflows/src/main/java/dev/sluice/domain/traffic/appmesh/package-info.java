/** AWS App Mesh: weights of a VirtualRouter, pod selectors of two VirtualNodes (spec 5.2). Other targets and nodes are not touched. */
@NullMarked
package dev.sluice.domain.traffic.appmesh;

import org.jspecify.annotations.NullMarked;
