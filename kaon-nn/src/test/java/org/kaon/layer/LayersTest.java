package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class LayersTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.rows("layers");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumbersOfKeras(KerasNumbers expected) {
        Layer layer = Layers.TABLE.read(expected.at("layer"));
        Tensor x = expected.tensor("x");
        Scope scope = new FixedScope(expected.in("weights").tensors(), Phase.INFERENCE, 0);
        Value y = layer.apply(scope, List.of(Run.fed("x", x)));
        Tensor wanted = expected.tensor("y");
        assertThat(y.shape()).isEqualTo(wanted.shape());
        Tensor found = Run.once(y, Map.of("x", x));
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i)).isCloseTo(wanted.at(i), within(2e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheSettingsOfKeras(KerasNumbers expected) {
        Layer layer = Layers.TABLE.read(expected.at("layer"));
        Config.Writer out = new Config.Writer();
        layer.write(out);
        Map<String, Object> wanted =
                new LinkedHashMap<>(expected.in("layer").in("config").values());
        wanted.keySet().removeAll(List.of("name", "trainable", "dtype"));
        assertThat(KerasNumbers.tree(out.values())).isEqualTo(KerasNumbers.tree(wanted));
        assertThat(Layers.TABLE.read(layer.className(), out.values())).isEqualTo(layer);
    }

    @Test
    void namesTheNearestLayerForAnUnknownName() {
        assertThatThrownBy(() -> Layers.TABLE.read("conv2", Map.of("filters", 3)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nearest known: \"conv2d\"");
    }

    @Test
    void namesTheNearestSettingForAnUnknownKey() {
        assertThatThrownBy(
                        () -> Layers.TABLE.read("dense", Map.of("units", 3, "activaton", "relu")))
                .hasMessageContaining("\"activaton\"")
                .hasMessageContaining("nearest known: \"activation\"");
    }

    @Test
    void refusesWhatItDoesNotSupport() {
        assertThatThrownBy(() -> Layers.TABLE.read("dense", Map.of("units", 3, "lora_rank", 2)))
                .hasMessageContaining("lora_rank")
                .hasMessageContaining("not supported");
        assertThatThrownBy(() -> Layers.TABLE.read("dense", Map.of("units", 0)))
                .hasMessageContaining("1 or more, found 0");
        assertThatThrownBy(() -> Layers.TABLE.read("dense", Map.of("units", 2, "dtype", "float16")))
                .hasMessageContaining("float32");
    }

    @Test
    void readsBothSpellingsAndTheShortForm() {
        Layer wanted = Conv2D.conv2D(8, 3);
        assertThat(Layers.TABLE.read(Map.of("conv2d", Map.of("filters", 8, "kernel_size", 3))))
                .isEqualTo(wanted);
        assertThat(Layers.TABLE.read("Conv2D", Map.of("filters", 8, "kernel_size", List.of(3, 3))))
                .isEqualTo(wanted);
        assertThat(Layers.TABLE.read("flatten")).isEqualTo(Flatten.flatten());
    }
}
