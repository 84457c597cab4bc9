package dev.sluice.metrics;

import dev.sluice.domain.json.Json;
import dev.sluice.domain.rollout.GoDuration;
import dev.sluice.metrics.http.HttpCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * Reads a metric's configuration. A value of the wrong kind is an error that names the field and the rule, and quotes the
 * value only where it cannot be secret. Empty texts count as absent.
 *
 * @param path of the object, such as {@code prometheus.rangeQuery}
 */
public record ConfigFields(String path, Json.Obj fields) {

    /** The configuration of a query. */
    public static ConfigFields of(String provider, MetricQuery query) {
        return new ConfigFields(provider, query.config());
    }

    /** An error about a field. */
    public ProviderException wrong(String name, String rule) {
        return new ProviderException(path + "." + name + " " + rule);
    }

    public Optional<String> text(String name) throws ProviderException {
        Optional<Json> given = fields.get(name);
        if (given.isPresent() && !(given.get() instanceof Json.Str)) {
            throw wrong(name, "must be text");
        }
        return fields.text(name).filter(text -> !text.isEmpty());
    }

    public String required(String name) throws ProviderException {
        return text(name).orElseThrow(() -> wrong(name, "is required"));
    }

    /** The text, which has to be one of these. */
    public String oneOf(String name, String usual, List<String> allowed) throws ProviderException {
        String text = text(name).orElse(usual);
        if (!allowed.contains(text)) {
            throw wrong(name, "must be one of " + String.join(", ", allowed) + ", not \"" + text + "\"");
        }
        return text;
    }

    public boolean flag(String name) throws ProviderException {
        Optional<Json> given = fields.get(name);
        if (given.isPresent() && !(given.get() instanceof Json.Bool)) {
            throw wrong(name, "must be true or false");
        }
        return fields.flag(name);
    }

    /** A whole number, also when it is written as text. */
    public OptionalLong integer(String name) throws ProviderException {
        Optional<Json> given = fields.get(name);
        if (given.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong number = switch (given.get()) {
            case Json.Num whole -> whole.asLong();
            case Json.Str(String text) when text.matches("-?\\d{1,18}") -> new Json.Num(new BigDecimal(text)).asLong();
            default -> OptionalLong.empty();
        };
        if (number.isEmpty()) {
            throw wrong(name, "must be a whole number");
        }
        return number;
    }

    /** Whole seconds, not negative; absent or zero is the usual time. */
    public Duration seconds(String name, Duration usual) throws ProviderException {
        long seconds = integer(name).orElse(0);
        if (seconds < 0) {
            throw wrong(name, "must not be negative: " + seconds);
        }
        return seconds == 0 ? usual : Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE));
    }

    /** A positive duration in Go's syntax. */
    public Duration duration(String name, Duration usual) throws ProviderException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return usual;
        }
        return GoDuration.parse(text.get())
                .filter(length -> !length.isNegative() && !length.isZero())
                .orElseThrow(() -> wrong(name, "must be a positive duration such as 5m, not \"" + text.get() + "\""));
    }

    /** The object below a field; empty when it is absent. */
    public Optional<ConfigFields> object(String name) throws ProviderException {
        Optional<Json> given = fields.get(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get() instanceof Json.Obj object) {
            return Optional.of(new ConfigFields(path + "." + name, object));
        }
        throw wrong(name, "must be an object");
    }

    /** The objects of a list; none when it is absent. */
    public List<ConfigFields> objects(String name) throws ProviderException {
        List<ConfigFields> objects = new ArrayList<>();
        for (Json element : list(name)) {
            if (!(element instanceof Json.Obj object)) {
                throw wrong(name, "must be a list of objects");
            }
            objects.add(new ConfigFields(path + "." + name + "[" + objects.size() + "]", object));
        }
        return objects;
    }

    /** The texts of a list; none when it is absent. */
    public List<String> texts(String name) throws ProviderException {
        List<String> texts = new ArrayList<>();
        for (Json element : list(name)) {
            if (!(element instanceof Json.Str(String text))) {
                throw wrong(name, "must be a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Texts by name; none when the field is absent. */
    public SequencedMap<String, String> map(String name) throws ProviderException {
        SequencedMap<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, Json> entry : object(name)
                .map(ConfigFields::fields)
                .orElse(Json.Obj.EMPTY)
                .fields()
                .sequencedEntrySet()) {
            if (!(entry.getValue() instanceof Json.Str(String text))) {
                throw wrong(name, "must hold texts");
            }
            map.put(entry.getKey(), text);
        }
        return map;
    }

    /** The list {@code headers} of names ({@code key}) and values. */
    public List<HttpCall.Header> headers() throws ProviderException {
        List<HttpCall.Header> headers = new ArrayList<>();
        for (ConfigFields header : objects("headers")) {
            headers.add(new HttpCall.Header(
                    header.required("key"), header.text("value").orElse("")));
        }
        return headers;
    }

    private List<Json> list(String name) throws ProviderException {
        Optional<Json> given = fields.get(name);
        if (given.isPresent() && !(given.get() instanceof Json.Arr)) {
            throw wrong(name, "must be a list");
        }
        return fields.list(name);
    }

    /** Keeps what may be secret out of logs. */
    @Override
    public String toString() {
        return path;
    }
}
