package dev.sluice.domain.traffic.gateway;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.traffic.HeaderRoute;
import dev.sluice.domain.traffic.MirrorRoute;
import dev.sluice.domain.traffic.StringMatch;
import dev.sluice.domain.traffic.object.Spot;
import dev.sluice.domain.traffic.weighted.WeightedBackends;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The rules of header and mirror routes: copies of a rule that splits traffic, with filters and all. Fields that the API
 * server would fill in are written out, so that what is stored is what was meant.
 */
record ManagedRules(RouteKind kind, WeightedBackends backends) {
    private static final String MATCHES = "matches";
    private static final String HEADERS = "headers";
    private static final int ALL = 100;

    /** All headers have to match; they go to the canary alone. */
    Json.Obj header(Spot rule, HeaderRoute route) {
        List<Json> matches = matches(rule).stream()
                .map(match -> (Json) withHeaders(match, route.match()))
                .toList();
        Json.Obj canary = canary(rule).with("weight", Json.of(1));
        return rule.obj()
                .without("name")
                .with(MATCHES, new Json.Arr(matches))
                .with("backendRefs", new Json.Arr(List.of(canary)));
    }

    /** The requests are split as all others, and copied to the canary. */
    Json.Obj mirror(Spot rule, MirrorRoute route) {
        List<Json> matches = matches(rule).stream()
                .flatMap(match -> route.match().stream().map(asked -> (Json) narrowed(rule, match, asked)))
                .toList();
        List<Json> filters = Stream.concat(
                        rule.at("filters").elements().stream().map(Spot::value), Stream.of(mirrorFilter(rule, route)))
                .toList();
        return rule.obj()
                .without("name")
                .with(MATCHES, new Json.Arr(matches))
                .with("filters", new Json.Arr(filters))
                .with("backendRefs", backends.weighted(rule.at("backendRefs").elements()));
    }

    private List<Json.Obj> matches(Spot rule) {
        List<Json.Obj> matches =
                rule.at(MATCHES).elements().stream().map(Spot::obj).toList();
        return (matches.isEmpty() ? List.of(Json.Obj.EMPTY) : matches)
                .stream()
                        .map(match ->
                                kind == RouteKind.HTTP && match.get("path").isEmpty()
                                        ? match.with("path", test("PathPrefix", "/"))
                                        : match)
                        .toList();
    }

    private static Json.Obj withHeaders(Json.Obj match, List<HeaderRoute.Header> headers) {
        List<Json> all = new ArrayList<>(match.list(HEADERS));
        headers.stream().map(ManagedRules::header).forEach(all::add);
        return all.isEmpty() ? match : match.with(HEADERS, new Json.Arr(all));
    }

    private static Json header(HeaderRoute.Header header) {
        StringMatch match = header.value();
        Json.Obj test = match.kind() == StringMatch.Kind.EXACT
                ? test("Exact", match.value())
                : test("RegularExpression", match.asRegex());
        return test.with("name", Json.of(header.name()));
    }

    private static Json.Obj narrowed(Spot rule, Json.Obj match, MirrorRoute.Match asked) {
        Json.Obj narrowed = withHeaders(
                match,
                asked.headers().sequencedEntrySet().stream()
                        .map(entry -> new HeaderRoute.Header(entry.getKey(), entry.getValue()))
                        .toList());
        if (asked.path().isPresent()) {
            StringMatch path = asked.path().get();
            narrowed = narrowed.with("path", test(pathType(path.kind()), path.value()));
        }
        if (asked.method().isPresent()) {
            StringMatch method = asked.method().get();
            if (method.kind() != StringMatch.Kind.EXACT) {
                throw rule.refused("an HTTPRoute can match a method by 'exact' only");
            }
            narrowed = narrowed.with("method", Json.of(method.value()));
        }
        return narrowed;
    }

    private static String pathType(StringMatch.Kind kind) {
        return switch (kind) {
            case EXACT -> "Exact";
            case PREFIX -> "PathPrefix";
            case REGEX -> "RegularExpression";
        };
    }

    private static Json.Obj test(String type, String value) {
        return Json.Obj.EMPTY.with("type", Json.of(type)).with("value", Json.of(value));
    }

    private Json mirrorFilter(Spot rule, MirrorRoute route) {
        Json.Obj canary = canary(rule);
        SequencedMap<String, Json> backend = new LinkedHashMap<>();
        backend.put("group", Json.of(""));
        backend.put("kind", Json.of("Service"));
        for (String field : List.of("name", "namespace", "port")) {
            canary.get(field).ifPresent(value -> backend.put(field, value));
        }
        Json.Obj mirror = Json.Obj.EMPTY.with("backendRef", new Json.Obj(backend));
        if (route.percentage() < ALL) {
            mirror = mirror.with("percent", Json.of(route.percentage()));
        }
        return Json.Obj.EMPTY.with("type", Json.of("RequestMirror")).with("requestMirror", mirror);
    }

    private Json.Obj canary(Spot rule) {
        return backends.canary(rule.at("backendRefs").elements()).map(Spot::obj).orElse(Json.Obj.EMPTY);
    }
}
