package dev.sluice.starter.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.Names;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the value of a secret argument goes: to the system that is asked, and nowhere else. */
class SecretsIT {
    @RegisterExtension
    static final Lab LAB = new Lab("secrets");

    private static final String SECRET = "s3cr3t-0f-th3-h0us3";
    private static final String RUN = "keeps-quiet";

    @Test
    void aSecretArgumentIsInNoHistoryNoObjectNoEventAndNoLog(Rollouts rollouts) throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer echo = echo(received);
        ControllerProcess controller = LAB.startController();
        rollouts.secret("credentials", Map.of("token", SECRET));
        Analyses analyses = new Analyses(LAB.client(), rollouts, LAB.instance());
        analyses.run(RUN, """
                args:
                - {name: token, valueFrom: {secretKeyRef: {name: credentials, key: token}}}
                dryRun: [{metricName: refused}, {metricName: nonsense}]
                metrics:
                - name: echoed
                  interval: 1s
                  count: 2
                  consecutiveErrorLimit: 0
                  successCondition: 'result == "{{args.token}}"'
                  provider:
                    web:
                      url: "http://127.0.0.1:%1$d/echo"
                      jsonPath: "{$.token}"
                      headers: [{key: Authorization, value: "Bearer {{args.token}}"}]
                - name: refused
                  consecutiveErrorLimit: 0
                  provider:
                    web:
                      url: "http://127.0.0.1:%1$d/refuse"
                      headers: [{key: Authorization, value: "Bearer {{args.token}}"}]
                - name: nonsense
                  successCondition: 'result.{{args.token}} > 1'
                  consecutiveErrorLimit: 0
                  provider:
                    web:
                      url: "http://127.0.0.1:%1$d/echo"
                """.formatted(echo.getAddress().getPort()));

        JsonNode run = analyses.await(
                RUN, seen -> assertThat(seen.at("/status/completedAt").asText()).isNotEmpty());

        echo.stop(0);
        assertThat(received).contains("Bearer " + SECRET);
        assertThat(run.toString()).contains("*****");
        List<String> places = new ArrayList<>(List.of(run.toString()));
        places.addAll(histories(rollouts));
        places.addAll(controller.lines());
        places.addAll(rollouts.events());
        assertThat(places).hasSizeGreaterThan(10).noneMatch(SecretsIT::tells);
    }

    private static boolean tells(String text) {
        String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
        return text.contains(SECRET) || text.contains(encoded);
    }

    /** As they are on the wire: there a payload's text is as it was. */
    private static List<String> histories(Rollouts rollouts) {
        List<String> texts = new ArrayList<>();
        try (ReleaseRuns runs = new ReleaseRuns(LAB.cluster().temporal())) {
            for (HistoryEvent event : runs.historyOf(Names.analysisRunWorkflow("", rollouts.namespace(), RUN))) {
                texts.add(new String(event.toByteArray(), StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private static HttpServer echo(List<String> received) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestHeaders().getFirst("Authorization"));
                int code = exchange.getRequestURI().getPath().equals("/refuse") ? 403 : 200;
                byte[] body = ("{\"token\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(code, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
