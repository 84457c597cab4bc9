package dev.sluice.metrics.aws;

import dev.sluice.metrics.ProviderContext;
import dev.sluice.metrics.ProviderException;
import dev.sluice.metrics.http.HttpAnswer;
import dev.sluice.metrics.http.HttpCall;
import dev.sluice.metrics.http.HttpGate;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** AWS's Security Token Service, which hands out temporary credentials. */
final class Sts {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String VERSION = "2011-06-15";

    /** Credentials and their end. */
    record Temporary(AwsCredentials credentials, Instant until) {}

    private final HttpGate http;
    private final InstantSource clock;
    private final UnaryOperator<String> environment;

    Sts(ProviderContext context) {
        http = context.http();
        clock = context.clock();
        environment = context.environment();
    }

    /** A role for a token of the cluster. */
    Temporary identify(String region, String role, String token) throws ProviderException {
        SequencedMap<String, String> form = form("AssumeRoleWithWebIdentity", role);
        form.put("WebIdentityToken", token);
        return read(http.call(call(region, form)), role);
    }

    /** A role for other credentials. */
    Temporary assume(String region, String role, AwsCredentials own) throws ProviderException {
        HttpCall call = call(region, form("AssumeRole", role));
        return read(http.call(new SigV4(own, region, "sts").sign(call, clock.instant())), role);
    }

    private SequencedMap<String, String> form(String action, String role) {
        String session = environment.apply("AWS_ROLE_SESSION_NAME");
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("Action", action);
        form.put("Version", VERSION);
        form.put("RoleArn", role);
        form.put("RoleSessionName", session.isEmpty() ? "sluice" : session);
        return form;
    }

    private HttpCall call(String region, SequencedMap<String, String> form) {
        String endpoint = AwsEndpoint.of("STS", "sts", region, environment);
        return HttpCall.post(HttpCall.below(endpoint, "/"), HttpCall.form(form), LIMIT);
    }

    private static Temporary read(HttpAnswer answer, String role) throws ProviderException {
        Map<String, String> texts = texts(answer.body());
        if (!answer.ok()) {
            throw new ProviderException("AWS does not hand out role " + role + ": status " + answer.code() + " "
                    + answer.told(texts.getOrDefault("Code", "")));
        }
        try {
            return new Temporary(
                    new AwsCredentials(
                            required(texts, "AccessKeyId"),
                            required(texts, "SecretAccessKey"),
                            Optional.of(required(texts, "SessionToken"))),
                    Instant.parse(required(texts, "Expiration")));
        } catch (DateTimeException broken) {
            throw new ProviderException("the answer of AWS for role " + role + " has no time in Expiration", broken);
        }
    }

    private static String required(Map<String, String> texts, String name) throws ProviderException {
        return Optional.ofNullable(texts.get(name))
                .orElseThrow(() -> new ProviderException("the answer of AWS has no " + name));
    }

    /** The text of each element of the answer, by its name; what is not XML has none. */
    private static Map<String, String> texts(String xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Map<String, String> texts = new TreeMap<>();
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
            String name = "";
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    name = in.getLocalName();
                } else if (event == XMLStreamConstants.CHARACTERS && !in.isWhiteSpace()) {
                    texts.merge(name, in.getText(), String::concat);
                }
            }
        } catch (XMLStreamException notXml) {
            return texts;
        }
        return texts;
    }
}
