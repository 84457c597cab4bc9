package dev.sluice.kube.cache;

import dev.sluice.kube.rest.KubeApi;
import dev.sluice.kube.rest.ListWatch;

/**
 * One kind of object that is kept: its store, and the watch that fills it.
 *
 * @param name plural resource name, as in {@link dev.sluice.domain.plan.Freshness}
 */
record Kind<T>(String name, Store<T> store, ListWatch watch) {

    /** @param selector label selector; empty for all objects */
    static <T> Kind<T> of(String name, KubeApi api, String path, String selector, Store<T> store) {
        return new Kind<>(name, store, new ListWatch(api, path, selector, store));
    }
}
