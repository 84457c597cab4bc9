package dev.sluice.workflow.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sluice.contract.FlowCommand;
import dev.sluice.workflow.inbox.PayloadParser.Parsed;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.RawValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadParserTest {

    @Test
    void takesNoPayload() {
        assertThat(PayloadParser.parse(null)).isEqualTo(new Parsed.Understood(FlowCommand.EMPTY));
    }

    @Test
    void takesAnEmptyPayload() {
        assertThat(PayloadParser.parse(payload("binary/null", ""))).isEqualTo(new Parsed.Understood(FlowCommand.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"who\":null,\"ifStep\":null}", ""})
    void takesJsonThatSaysNothing(String json) {
        assertThat(PayloadParser.parse(payload("json/plain", json)))
                .isEqualTo(new Parsed.Understood(FlowCommand.EMPTY));
    }

    @Test
    void takesAStringForTheReason() {
        assertThat(PayloadParser.parse(payload("json/plain", "\"fine\"")))
                .isEqualTo(new Parsed.Understood(new FlowCommand(null, "fine", null, null)));
    }

    @Test
    void takesAllFields() {
        String json = "{\"who\":\"ann\",\"reason\":\"fine\",\"ifStep\":3,\"ifHash\":\"abc\"}";

        Parsed parsed = PayloadParser.parse(payload("json/plain", json));

        assertThat(parsed).isEqualTo(new Parsed.Understood(new FlowCommand("ann", "fine", 3, "abc")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | its payload is 7",
                "[] | its payload is []",
                "true | its payload is true",
                "{\"ifStep\":\"3\"} | its payload has ifStep = \"3\"",
                "{\"ifStep\":3.5} | its payload has ifStep = 3.5",
                "{\"ifStep\":3000000000} | its payload has ifStep = 3000000000",
                "{\"ifStep\":-1} | ifStep is -1, and no step has a negative index",
                "{\"who\":7} | its payload has who = 7",
                "{\"ifstep\":3} | its payload has ifstep = 3",
                "{\"who\":\"ann\"} x | its payload is not JSON",
                "{ | its payload is not JSON"
            })
    void saysWhatIsWrong(String json, String why) {
        assertThat(PayloadParser.parse(payload("json/plain", json)))
                .isInstanceOfSatisfying(
                        Parsed.Nonsense.class,
                        nonsense -> assertThat(nonsense.why()).startsWith(why + "; send nothing"));
    }

    @Test
    void refusesAHashThatNoneCanBe() {
        String json = "{\"ifHash\":\"" + "x".repeat(64) + "\"}";

        assertThat(PayloadParser.parse(payload("json/plain", json))).isInstanceOf(Parsed.Nonsense.class);
    }

    @Test
    void refusesBytes() {
        assertThat(PayloadParser.parse(payload("binary/plain", "\"fine\"")))
                .isInstanceOfSatisfying(
                        Parsed.Nonsense.class,
                        nonsense ->
                                assertThat(nonsense.why()).startsWith("its payload is of encoding \"binary/plain\""));
    }

    @Test
    void survivesDeepNesting() {
        assertThat(PayloadParser.parse(payload("json/plain", "[".repeat(100_000))))
                .isInstanceOf(Parsed.Nonsense.class);
    }

    private static RawValue payload(String encoding, String data) {
        return new RawValue(Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8(encoding))
                .setData(ByteString.copyFromUtf8(data))
                .build());
    }
}
