package dev.sluice.starter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    @Test
    void hearsEnterAfterOtherKeys() throws InterruptedException {
        assertThat(stateAfter("yes\n")).isEqualTo(Keyboard.State.PRESSED);
    }

    @Test
    void tellsThatNothingCanBeTyped() throws InterruptedException {
        assertThat(stateAfter("yes")).isEqualTo(Keyboard.State.ABSENT);
    }

    private static Keyboard.State stateAfter(String typed) throws InterruptedException {
        InputStream in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        Keyboard keyboard = new Keyboard(in);
        CountDownLatch changed = new CountDownLatch(1);

        keyboard.listen(changed::countDown);

        assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
        return keyboard.state();
    }
}
