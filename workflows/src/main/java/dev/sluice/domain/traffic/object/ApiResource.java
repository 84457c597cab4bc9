package dev.sluice.domain.traffic.object;

/**
 * A kind of object as the API server names it.
 *
 * @param group empty for the core group
 * @param plural the name in URLs
 */
public record ApiResource(String group, String version, String kind, String plural) {
    public static final ApiResource INGRESS = new ApiResource("networking.k8s.io", "v1", "Ingress", "ingresses");

    /** {@code group/version}, as an object's apiVersion. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** How the reference's look-up calls the kind when it finds none (spec 1.10). */
    String lookup() {
        return (equals(INGRESS) ? "ingress" : plural) + (group.isEmpty() ? "" : "." + group);
    }
}
