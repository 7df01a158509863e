package org.kaon.onnx.export;

import static org.kaon.onnx.Closeness.requireClose;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.model.Model;
import org.kaon.model.Predictor;
import org.kaon.model.Sequential;
import org.kaon.onnx.ModelWriter;
import org.kaon.onnx.OnnxRuntime;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/// Layers export without code of their own: what they predict here they predict in ONNX Runtime.
class LayerExportTest {

    record Net(String name, List<Integer> input, List<?> layers) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Map<String, ?> layer(String kind, Object... settings) {
        Map<String, Object> arguments = new TreeMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            arguments.put((String) settings[i], settings[i + 1]);
        }
        return Map.of("class_name", kind, "config", arguments);
    }

    static List<Net> nets() {
        List<Integer> sequence = List.of(6, 4);
        return List.of(
                new Net(
                        "lstm",
                        sequence,
                        List.of(
                                layer("LSTM", "units", 5, "return_sequences", true),
                                layer("LSTM", "units", 3))),
                new Net(
                        "gru",
                        sequence,
                        List.of(
                                layer(
                                        "GRU",
                                        "units",
                                        5,
                                        "reset_after",
                                        false,
                                        "return_sequences",
                                        true),
                                layer("GRU", "units", 3, "go_backwards", true))),
                new Net(
                        "neighbours",
                        sequence,
                        List.of(
                                layer("EdgeConv", "k", 2, "filters", List.of(5)),
                                layer("ParticlePooling"))),
                new Net(
                        "both ways",
                        sequence,
                        List.of(layer("Bidirectional", "layer", layer("LSTM", "units", 3)))),
                new Net("simple", sequence, List.of(layer("SimpleRNN", "units", 5))),
                new Net(
                        "masked",
                        sequence,
                        List.of(layer("Masking", "mask_value", 0.0), layer("GRU", "units", 3))));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void predictsInOnnxRuntimeWhatItPredictsHere(Net net) {
        List<Object> layers = new ArrayList<>();
        layers.add(Map.of("input_layer", Map.of("shape", net.input)));
        layers.addAll(net.layers);
        Model model = Sequential.read("net", layers).initialise(7);
        long[] extents = new long[net.input.size() + 1];
        extents[0] = 3;
        for (int i = 1; i < extents.length; i++) {
            extents[i] = net.input.get(i - 1);
        }
        Shape shape = Shape.of(extents);
        float[] values = new float[Math.toIntExact(shape.size())];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 4 ? 0 : (float) random.nextGaussian();
        }
        Tensor x = Tensor.of(shape, values);
        byte[] bytes = ModelWriter.bytes(OnnxExport.export(model.inference()));
        Map<String, Tensor> found = OnnxRuntime.run(bytes, Map.of("input_layer", x));
        try (Predictor predictor = model.predictor()) {
            requireClose(
                    Objects.requireNonNull(found.values().iterator().next()),
                    predictor.predict(x, 3),
                    1e-5);
        }
    }
}
