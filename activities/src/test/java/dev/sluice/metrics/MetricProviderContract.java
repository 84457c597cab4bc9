package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.domain.json.Json;
import dev.sluice.metrics.http.HttpGate;
import dev.sluice.metrics.http.HttpLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every provider that asks a server does alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MetricProviderContract {
    protected FakeHttp server = new FakeHttp();
    protected HttpGate gate = Contexts.gate();

    /** An answer of status 200 and what it means. */
    public record Sample(String name, String body, Reading reading) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An answer that is no measurement, and the message that follows. */
    public record Refusal(String name, int code, String body, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    protected abstract MetricProvider provider(ProviderContext context);

    /** A configuration by which the server is asked. */
    protected abstract Json.Obj config();

    /** Where the server is asked. */
    protected abstract String path();

    protected abstract List<Sample> samples();

    protected abstract List<Refusal> refusals();

    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Secrets by {@code namespace/name}. */
    protected Map<String, Map<String, String>> secrets() {
        return Map.of();
    }

    protected Reading measure(HttpGate through) throws ProviderException {
        return provider(Contexts.context(through, environment(), secrets())).measure(Contexts.query(config()));
    }

    protected Reading measure() throws ProviderException {
        return measure(gate);
    }

    @BeforeEach
    void start() {
        server.close();
        server = new FakeHttp();
        gate = Contexts.gate();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void reads(Sample sample) throws ProviderException {
        server.on(path(), 200, sample.body());

        assertThat(measure()).isEqualTo(sample.reading());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatIsWrong(Refusal refusal) {
        server.on(path(), refusal.code(), refusal.body());

        assertThatThrownBy(this::measure).isInstanceOf(ProviderException.class).hasMessage(refusal.message());
    }

    @Test
    void givesUpInTime() {
        server.silentOn(path());

        HttpGate hasty = gate.within(new HttpLimits(Contexts.BYTES, Duration.ofMillis(200)));

        assertThatThrownBy(() -> measure(hasty))
                .isInstanceOf(ProviderException.class)
                .hasMessage("no answer from 127.0.0.1 within 200 ms");
    }

    @Test
    void takesNoAnswerThatIsTooLarge() {
        server.on(path(), 200, " ".repeat(Contexts.BYTES + 1));

        assertThatThrownBy(this::measure)
                .isInstanceOf(ProviderException.class)
                .hasMessage("the answer of 127.0.0.1 is larger than 65536 bytes");
    }

    @Test
    void isNotSentToWhereItMayNotGo() {
        server.redirect(path(), 302, "http://169.254.169.254/latest/meta-data/");

        assertThatThrownBy(this::measure)
                .isInstanceOf(ProviderException.class)
                .hasMessage("169.254.169.254: metrics may not connect to 169.254.169.254: a cloud's metadata endpoint");
    }

    @Test
    void saysThatNobodyListens() {
        server.close();

        assertThatThrownBy(this::measure)
                .isInstanceOf(ProviderException.class)
                .hasMessage("no connection to 127.0.0.1");
    }
}
