package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Functional.functional;

import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class WrittenModelTest {

    private static Map<String, Shape> inputs() {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put("image", Shape.of(4, 4, 1));
        inputs.put("track", Shape.of(3));
        return inputs;
    }

    @Test
    void aListOverOneInputIsASequential() {
        assertThat(
                        WrittenModel.read(
                                "net",
                                Map.of("x", Shape.of(3)),
                                List.of(Map.of("dense", Map.of("units", 2)))))
                .isEqualTo(
                        new Sequential(
                                "net",
                                List.of(
                                        new Part("input_layer", input(3), true),
                                        new Part("dense", dense(2), true))));
    }

    @Test
    void partsAreNamedAndConnectedByFrom() {
        List<Object> lines =
                List.of(
                        Map.of("flatten", Map.of("from", "image")),
                        Map.of("dense", Map.of("units", 3, "name", "code", "trainable", false)),
                        Map.of("reuse", Map.of("layer", "code", "from", "wide", "name", "other")),
                        Map.of("dense", Map.of("units", 1, "from", "code", "name", "p")),
                        Map.of("dense", Map.of("units", 1, "from", "other", "name", "q")));
        List<Object> ordered = new java.util.ArrayList<>(lines);
        ordered.add(1, Map.of("dense", Map.of("units", 16, "from", "track", "name", "wide")));
        ordered.set(
                2,
                Map.of(
                        "dense",
                        Map.of("units", 3, "name", "code", "trainable", false, "from", "flatten")));
        Symbol image = Symbol.input("image", 4, 4, 1);
        Symbol track = Symbol.input("track", 3);
        SharedLayer code = SharedLayer.shared("code", dense(3));
        Symbol flat = image.to("flatten", flatten());
        Symbol wide = track.to("wide", dense(16));
        Functional wanted =
                functional(
                        "net",
                        List.of(image, track),
                        List.of(code.of(flat).to("p", dense(1)), code.of(wide).to("q", dense(1))));
        assertThat(WrittenModel.read("net", inputs(), ordered)).isEqualTo(wanted.freeze("code"));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() ->
                        WrittenModel.read(
                                "net", inputs(), List.of(Map.of("dense", Map.of("units", 2)))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("The first layer expects \"from\"")
                .hasMessageContaining("[image, track]");
        assertThatThrownBy(() ->
                        WrittenModel.read(
                                "net",
                                inputs(),
                                List.of(Map.of("dense", Map.of("units", 2, "from", "imag")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no layer or input \"imag\"")
                .hasMessageContaining("nearest known: \"image\"");
        assertThatThrownBy(() ->
                        WrittenModel.read(
                                "net",
                                inputs(),
                                List.of(Map.of("dense", Map.of("units", 2, "from", "track")))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("No layer takes the inputs [image]");
        assertThatThrownBy(() -> WrittenModel.check(Map.of("dense", Map.of("unit", 2))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"units\"");
    }
}
