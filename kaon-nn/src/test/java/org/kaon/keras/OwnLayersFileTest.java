package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.EdgeConv.edgeConv;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.layer.Lstm.lstm;
import static org.kaon.layer.ParticlePooling.particlePooling;
import static org.kaon.layer.TimeDistributed.timeDistributed;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.config.ConfigException;
import org.kaon.layer.Bidirectional;
import org.kaon.layer.Layer;
import org.kaon.layer.ParticlePooling;
import org.kaon.layer.Traversal;
import org.kaon.model.Sequential;
import org.kaon.model.SequentialJson;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Layers of Kaon's own, and layers inside of layers, in `.keras` files.
class OwnLayersFileTest {

    @TempDir private Path folder;

    private void roundTrip(Layer... layers) throws IOException {
        Sequential net = sequential(layers);
        Map<String, Tensor> weights = net.initialise(1).weights().tensors();
        Path file = folder.resolve("net.keras");
        SavedModel.writeZip(file, SequentialJson.write(net), weights, 1);
        SavedModel opened = SavedModel.openZip(file);
        assertThat(SequentialJson.read(opened.architecture())).isEqualTo(net);
        Map<String, Shape> shapes = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        Map<String, Tensor> found = opened.weights(shapes);
        weights.forEach((name, tensor) -> {
            Tensor read = Objects.requireNonNull(found.get(name), name);
            assertThat(read.floats()).as(name).isEqualTo(tensor.floats());
        });
    }

    @Test
    void particleLayersComeBack() throws IOException {
        roundTrip(
                input(6, 3),
                edgeConv(2, 4, 5),
                particlePooling(ParticlePooling.Mode.MEAN),
                dense(2));
    }

    @Test
    void layersInsideOfLayersComeBack() throws IOException {
        Traversal sequences = Traversal.toLast().withSequences();
        roundTrip(
                input(6, 3),
                Bidirectional.bidirectional(lstm(2).traversal(sequences)),
                timeDistributed(dense(3)),
                lstm(2));
    }

    @Test
    void anotherPackageUnderTheirNamesIsRefused() {
        Map<String, Object> foreign =
                Map.of(
                        "module", "kaon",
                        "class_name", "EdgeConv",
                        "config", Map.of(),
                        "registered_name", "mine>EdgeConv");
        assertThatThrownBy(() -> Trust.require(new LinkedHashMap<>(foreign), "x.keras"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kaon");
    }
}
