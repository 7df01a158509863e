package org.kaon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class ConfigTest {

    private enum Colour {
        RED,
        GREEN
    }

    private static Config config(String key, @Nullable Object value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(key, value);
        return Config.of("Thing", values);
    }

    @Test
    void readsEachKindOfValue() {
        assertThat(config("n", 3).integer("n")).isEqualTo(3);
        assertThat(config("n", 3.0).integer("n")).isEqualTo(3);
        assertThat(config("x", 2).number("x")).isEqualTo(2.0);
        assertThat(config("x", true).flag("x", false)).isTrue();
        assertThat(config("x", "y").text("x", "")).isEqualTo("y");
        assertThat(config("c", "green").choice("c", Colour.RED)).isEqualTo(Colour.GREEN);
        assertThat(config("l", 2).integers("l", 3)).containsExactly(2, 2, 2);
        assertThat(config("l", List.of(1, 4)).integers("l", 2)).containsExactly(1, 4);
    }

    @Test
    void nullCountsAsAbsent() {
        assertThat(config("n", null).integer("n", 5)).isEqualTo(5);
        config("anything", null).requireAllKnown();
    }

    @Test
    void saysWhereWhatAndWhatWasFound() {
        assertThatThrownBy(() -> config("n", 2.5).integer("n"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Thing: \"n\" expects a whole number, found 2.5.");
        assertThatThrownBy(() -> config("m", 1).integer("n"))
                .hasMessage("Thing: needs \"n\", which is missing.");
        assertThatThrownBy(() -> config("x", "yes").flag("x", true))
                .hasMessage("Thing: \"x\" expects true or false, found yes.");
        assertThatThrownBy(() -> config("c", "blue").choice("c", Colour.RED))
                .hasMessage("Thing: \"c\" expects one of red, green, found blue.");
        assertThatThrownBy(() -> config("l", List.of(1, 2)).integers("l", 3))
                .hasMessageContaining("one whole number or a list of 3");
        assertThatThrownBy(() -> config("axis", 1).neutral("axis", -1))
                .hasMessageContaining("-1 (nothing else is supported yet), found 1");
    }

    @Test
    void refusesKeysThatNobodyReads() {
        Config config = Config.of("Thing", Map.of("units", 1, "unit", 2));
        config.integer("units");
        assertThatThrownBy(config::requireAllKnown)
                .hasMessage("Thing: does not know \"unit\" (found 2); nearest known: \"units\".");
    }

    @Test
    void theNearestWordNeedsTheFewestChanges() {
        assertThat(Nearest.of("adm", List.of("sgd", "adam", "rmsprop"))).isEqualTo("adam");
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void spellsAsKerasDoes() {
        assertThat(
                        List.of("Conv2D", "MaxPooling2D", "GaussianNoise", "RMSprop", "SGD", "AUC")
                                .stream()
                                .map(Spelling::snakeCase))
                .containsExactly(
                        "conv2d", "max_pooling2d", "gaussian_noise", "rm_sprop", "sgd", "auc");
    }
}
