package dev.sluice.starter.demo.http;

import dev.sluice.domain.json.Json;
import dev.sluice.starter.demo.object.Status;

/** An answer that is sent whole. */
record Response(int code, Json body) {

    static Response of(Status refusal) {
        return new Response(refusal.code(), refusal.toJson());
    }

    static Response ok(Json body) {
        return new Response(200, body);
    }

    static Response created(Json body) {
        return new Response(201, body);
    }
}
