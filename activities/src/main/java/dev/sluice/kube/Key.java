package dev.sluice.kube;

/** Where an object is, among those of its kind. */
public record Key(String namespace, String name) {

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
