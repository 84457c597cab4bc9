package dev.sluice.kube.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import dev.sluice.domain.json.Json;
import dev.sluice.domain.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonCodecTest {
    @Test
    void keepsOrderNumbersAndNulls() throws IOException {
        String text = "{\"z\":1,\"a\":[true,null,\"é\\u2028\"],\"big\":12345678901234567890,\"half\":0.50}";

        Json.Obj read = read(text);

        assertThat(JsonText.write(read))
                .isEqualTo("{\"z\":1,\"a\":[true,null,\"é\u2028\"],\"big\":12345678901234567890,\"half\":0.50}");
    }

    @Test
    void leavesOutWhatNobodyLooksAt() throws IOException {
        Json.Obj read = read("""
                {"metadata":{"managedFields":[{"f":{}}],"annotations":{
                  "kubectl.kubernetes.io/last-applied-configuration":"long","a":"b"}},"managedFields":1}""");

        assertThat(JsonText.write(read))
                .isEqualTo("{\"metadata\":{\"annotations\":{\"a\":\"b\"}},\"managedFields\":1}");
    }

    @Test
    void readsAnObjectThatIsNestedBeyondAllSense() throws IOException {
        int depth = 9_999;

        Json.Obj read = read("{\"name\":\"a\",\"n\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"last\":1}");

        assertThat(read.integer("last")).hasValue(1);
    }

    @Test
    void readsNamesAndTextsOfAnyLength() throws IOException {
        String name = "n".repeat(300_000);

        Json.Obj read = read("{\"" + name + "\":\"" + name + "\"}");

        assertThat(read.text(name)).contains(name);
    }

    @Test
    void readsOneObjectOfAStreamAfterTheOther() throws IOException {
        JsonParser stream =
                JsonCodec.open(new ByteArrayInputStream("{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8)));

        Optional<Json.Obj> first = JsonCodec.next(stream);

        assertThat(first.orElseThrow().integer("a")).hasValue(1);
        assertThat(JsonCodec.next(stream).orElseThrow().integer("a")).hasValue(2);
        assertThat(JsonCodec.next(stream)).isEmpty();
    }

    private static Json.Obj read(String text) throws IOException {
        return JsonCodec.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
