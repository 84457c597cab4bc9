package dev.sluice.domain.plan;

import dev.sluice.domain.json.Json;
import java.util.Optional;

/** What the API server says of the pod template, asked only while no ReplicaSet carries its hash. */
public sealed interface TemplateCheck {

    /**
     * A ReplicaSet of this template exists, or the server took a dry run of one.
     *
     * @param defaulted the pod template as the server would store it; empty when no dry run was needed
     */
    record Accepted(Optional<Json.Obj> defaulted) implements TemplateCheck {}

    /** Nobody asked: the one who may ask has to. */
    record Unasked() implements TemplateCheck {}

    /**
     * The server calls the template invalid.
     *
     * @param error its causes as field errors
     */
    record Invalid(String error) implements TemplateCheck {}

    /** The server refused for a reason that is not the template's: quota, webhook, outage. */
    record Refused(String error) implements TemplateCheck {}
}
