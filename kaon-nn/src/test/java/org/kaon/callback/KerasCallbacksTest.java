package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Early stopping and plateaus over one series of losses, beside Keras.
class KerasCallbacksTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.section("callbacks").each("cases");
    }

    private static Callback callback(KerasNumbers expected) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("monitor", "val_loss");
        settings.put("mode", "min");
        expected.in("settings")
                .values()
                .forEach((key, value) -> {
                    if (value != null) {
                        settings.put(key, value);
                    }
                });
        return Callbacks.TABLE.read((String) expected.at("kind"), settings);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void actsAsKerasDoes(KerasNumbers expected) throws IOException {
        compare(expected, false);
    }

    // Each epoch by a new callback that has nothing but the memory of the one before.
    @ParameterizedTest
    @MethodSource("cases")
    void goesOnFromItsMemory(KerasNumbers expected) throws IOException {
        compare(expected, true);
    }

    private static void compare(KerasNumbers expected, boolean resuming) throws IOException {
        FakeTraining training = new FakeTraining(OptionalLong.of(1));
        Callback callback = callback(expected);
        callback.onTrainBegin(training, false);
        double[] series = KerasNumbers.section("callbacks").numbers("series");
        int epoch = 0;
        while (epoch < series.length && training.stopReason.isEmpty()) {
            if (resuming) {
                Callback.Memory memory = callback.memory();
                callback = callback(expected);
                callback.restore(memory);
                callback.onTrainBegin(training, true);
            }
            training.weight = epoch;
            callback.onEpochEnd(training, epoch, Map.of("val_loss", series[epoch]));
            assertThat(training.rate).isCloseTo(expected.numbers("rates")[epoch], within(1e-7));
            epoch++;
        }
        callback.onTrainEnd(training);
        assertThat(training.stopReason.isEmpty() ? series.length : epoch - 1)
                .isEqualTo((int) expected.number("stopped"));
        assertThat(training.weight).isEqualTo(expected.number("weights"));
    }

    @Test
    void aFigureThatIsNotThereIsNamedWithTheNearest() {
        Callback callback = Callbacks.TABLE.read("early_stopping", Map.of("monitor", "val_los"));
        assertThatThrownBy(() ->
                        callback.onEpochEnd(
                                new FakeTraining(OptionalLong.empty()),
                                0,
                                Map.of("loss", 1.0, "val_loss", 1.0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nearest: \"val_loss\"");
    }

    @Test
    void theDirectionFollowsFromTheName() {
        assertThat(Monitor.monitor("val_auc").isBetter(0.9, 0.8)).isTrue();
        assertThat(Monitor.monitor("accuracy").isBetter(0.7, 0.8)).isFalse();
        assertThat(Monitor.monitor("val_loss").isBetter(0.7, 0.8)).isTrue();
        assertThat(Monitor.monitor("val_loss").minDelta(0.2).isBetter(0.7, 0.8)).isFalse();
        assertThat(Monitor.monitor("x").mode(Monitor.Mode.MAX).isBetter(2, 1)).isTrue();
    }
}
