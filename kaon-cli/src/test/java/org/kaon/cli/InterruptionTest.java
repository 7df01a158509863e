package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class InterruptionTest {

    @Test
    void asksTheRunToStopAndWaitsForIt() throws Exception {
        Interruption interruption = Interruption.listen();
        Thread signal = Thread.ofPlatform().start(interruption::interrupt);
        while (!interruption.stop().isRequested()) Thread.onSpinWait();
        assertThat(signal.isAlive()).isTrue();
        interruption.close();
        assertThat(signal.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void asksNothingWithoutASignal() {
        try (Interruption interruption = Interruption.listen()) {
            assertThat(interruption.stop().isRequested()).isFalse();
        }
    }
}
