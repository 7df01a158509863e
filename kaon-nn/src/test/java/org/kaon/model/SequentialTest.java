package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.activation.Activation.TANH;
import static org.kaon.initializer.HeNormal.heNormal;
import static org.kaon.layer.ActivationLayer.activation;
import static org.kaon.layer.Conv2D.conv2D;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.GaussianNoise.gaussianNoise;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.MaxPooling2D.maxPooling2D;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Padding.SAME;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;
import org.kaon.tensor.ShapeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SequentialTest {

    static Sequential network() {
        return sequential(
                input(10, 12, 1),
                gaussianNoise(0.1),
                conv2D(4, 3).padding(SAME),
                maxPooling2D(3),
                flatten(),
                dense(7, RELU).kernelInitializer(heNormal()),
                dropout(0.3),
                activation(TANH),
                dense(2, SOFTMAX));
    }

    @Test
    void writesExactlyTheJsonOfKeras() {
        assertThat(KerasNumbers.tree(SequentialJson.write(network())))
                .isEqualTo(KerasNumbers.tree(KerasNumbers.resource("model.json")));
    }

    @Test
    void readsTheJsonOfKeras() {
        assertThat(SequentialJson.read(KerasNumbers.resource("model.json"))).isEqualTo(network());
    }

    @Test
    void readsShortSpecifications() {
        Sequential read =
                Sequential.read(
                        "sequential",
                        List.of(
                                Map.of("input_layer", Map.of("shape", List.of(4))),
                                Map.of(
                                        "dense",
                                        Map.of("units", 3, "name", "first", "trainable", false)),
                                "flatten",
                                Map.of("dense", Map.of("units", 2))));
        assertThat(read.parts())
                .containsExactly(
                        new Part("input_layer", input(4), true),
                        new Part("first", dense(3), false),
                        new Part("flatten", flatten(), true),
                        new Part("dense_1", dense(2), true));
    }

    @Test
    void namesLayersAndWeightsAsKerasDoes() {
        Model model =
                sequential(input(6, 6, 1), conv2D(2, 3), conv2D(3, 3), flatten(), dense(2))
                        .initialise(1);
        assertThat(model.weights().tensors().keySet())
                .containsExactly(
                        "conv2d/kernel",
                        "conv2d/bias",
                        "conv2d_1/kernel",
                        "conv2d_1/bias",
                        "dense/kernel",
                        "dense/bias");
    }

    @Test
    void wantsAnInputAndDistinctNames() {
        assertThatThrownBy(() -> sequential(dense(3)).initialise(1))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("expects an input layer first, found Dense");
    }

    @Test
    void aLayerThatDoesNotFitIsNamed() {
        assertThatThrownBy(() -> sequential(input(4), conv2D(2, 3)).initialise(1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("\"conv2d\"")
                .hasMessageContaining("[?, 4]");
    }

    @Test
    void theSummaryIsThatOfKeras() {
        assertThat(network().initialise(1).summary())
                .isEqualTo(
                        """
                        Model: "sequential"
                        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━┓
                        ┃ Layer (type)                         ┃ Output Shape                ┃         Param # ┃
                        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━┩
                        │ gaussian_noise (GaussianNoise)       │ (None, 10, 12, 1)           │               0 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ conv2d (Conv2D)                      │ (None, 10, 12, 4)           │              40 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ max_pooling2d (MaxPooling2D)         │ (None, 3, 4, 4)             │               0 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ flatten (Flatten)                    │ (None, 48)                  │               0 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ dense (Dense)                        │ (None, 7)                   │             343 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ dropout (Dropout)                    │ (None, 7)                   │               0 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ activation (Activation)              │ (None, 7)                   │               0 │
                        ├──────────────────────────────────────┼─────────────────────────────┼─────────────────┤
                        │ dense_1 (Dense)                      │ (None, 2)                   │              16 │
                        └──────────────────────────────────────┴─────────────────────────────┴─────────────────┘
                         Total params: 399 (1.56 KB)
                         Trainable params: 399 (1.56 KB)
                         Non-trainable params: 0 (0.00 B)
                        """);
    }

    @Test
    void aSavedModelComesBack(@TempDir Path folder) throws IOException {
        Model model = network().initialise(4);
        Path file = folder.resolve("model.kaon");
        model.save(file);
        Model back = Model.load(file);
        assertThat(back.architecture()).isEqualTo(model.architecture());
        assertThat(back.seed()).isEqualTo(4);
        model.weights()
                .tensors()
                .forEach((path, tensor) ->
                        assertThat(back.weights().at(path).floats()).isEqualTo(tensor.floats()));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.kaon"), "not a zip");
        assertThatThrownBy(() -> Model.load(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("model.kaon: expected a model");
    }
}
