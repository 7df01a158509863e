package org.kaon.keras;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Weights as older versions kept them, in today's order of axes.
///
/// *Source*: Keras 2.15, `legacy/hdf5_format.py`, `preprocess_weights_for_loading`.
///
/// @param version of Keras that wrote the file
/// @param backend that it computed with; Theano turns kernels round
record OldWeights(String version, String backend, String where) {

    private static final Set<String> TURNED =
            Set.of("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose", "ConvLSTM2D");

    // Keras 1 kept the gates in the order i, c, f, o, three weights each.
    private static final List<Integer> LSTM_GATES = List.of(0, 6, 3, 9);

    /// How many weights that are trained a file holds for a layer that has so many today.
    int stored(SavedLayer layer, int today) {
        if (!version.startsWith("1") || today == 0) {
            return today;
        }
        return switch (layer.className()) {
            case "LSTM", "ConvLSTM2D" -> 12;
            case "GRU" -> 9;
            case "Bidirectional" -> 2 * stored(inner(layer), today / 2);
            case "TimeDistributed" -> stored(inner(layer), today);
            default -> today;
        };
    }

    List<Tensor> convert(SavedLayer layer, List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            return tensors;
        }
        return switch (layer.className()) {
            case "TimeDistributed" -> convert(inner(layer), tensors);
            case "Bidirectional" -> {
                int half = tensors.size() / 2;
                List<Tensor> both =
                        new ArrayList<>(convert(inner(layer), tensors.subList(0, half)));
                both.addAll(convert(inner(layer), tensors.subList(half, tensors.size())));
                yield both;
            }
            default -> turned(layer, version.startsWith("1") ? first(layer, tensors) : tensors);
        };
    }

    private static SavedLayer inner(SavedLayer wrapper) {
        return SavedLayer.ofSetting(wrapper, "layer");
    }

    /// Kernels of Theano turned back; recurrent weights out of cuDNN's order.
    private List<Tensor> turned(SavedLayer layer, List<Tensor> tensors) {
        List<Tensor> changed = new ArrayList<>(tensors);
        if (backend.equals("theano") && TURNED.contains(layer.className())) {
            changed.set(0, Turns.turnedRound(tensors.getFirst()));
            if (layer.className().equals("ConvLSTM2D") && tensors.size() > 1) {
                changed.set(1, Turns.turnedRound(tensors.get(1)));
            }
        }
        return switch (layer.className()) {
            case "LSTM" -> Cudnn.lstm(changed);
            case "GRU" -> Cudnn.gru(changed);
            default -> changed;
        };
    }

    private List<Tensor> first(SavedLayer layer, List<Tensor> tensors) {
        boolean channelsFirst = "channels_first".equals(layer.config().get("data_format"));
        return switch (layer.className()) {
            case "Conv1D" -> kernel(tensors, conv1d(layer, tensors.getFirst()));
            case "Conv2D" -> channelsFirst ? moved(tensors, 2, 3, 1, 0) : tensors;
            case "Conv2DTranspose" ->
                    channelsFirst ? moved(tensors, 2, 3, 0, 1) : moved(tensors, 0, 1, 3, 2);
            case "Conv3D" -> channelsFirst ? moved(tensors, 2, 3, 4, 1, 0) : tensors;
            case "LSTM" -> joined(layer, tensors, 12, LSTM_GATES);
            case "GRU" -> joined(layer, tensors, 9, List.of(0, 3, 6));
            case "ConvLSTM2D" -> joined(layer, kernels(tensors, channelsFirst), 12, LSTM_GATES);
            default -> tensors;
        };
    }

    /// The kernels of a convolutional LSTM, three weights a gate.
    private static List<Tensor> kernels(List<Tensor> tensors, boolean channelsFirst) {
        List<Tensor> ordered = new ArrayList<>(tensors);
        for (int i = 0; channelsFirst && i < ordered.size(); i++) {
            if (i % 3 != 2) {
                ordered.set(i, Turns.transposed(ordered.get(i), 2, 3, 1, 0));
            }
        }
        return ordered;
    }

    /// Kernels of Keras 1 had an axis of one, and two orders.
    private static Tensor conv1d(SavedLayer layer, Tensor kernel) {
        if (kernel.shape().rank() != 4) {
            return kernel;
        }
        long[] e = kernel.shape().extents();
        Object size = layer.config().get("kernel_size");
        Object filters = layer.config().get("filters");
        boolean today = is(size, e[0]) && e[1] == 1 && is(filters, e[3]);
        Tensor ordered = today ? kernel : Turns.transposed(kernel, 2, 3, 1, 0);
        long[] o = ordered.shape().extents();
        return ordered.reshape(Shape.of(o[0], o[2], o[3]));
    }

    private static boolean is(@Nullable Object setting, long extent) {
        return setting instanceof Number number && number.longValue() == extent;
    }

    private static List<Tensor> kernel(List<Tensor> tensors, Tensor kernel) {
        List<Tensor> changed = new ArrayList<>(tensors);
        changed.set(0, kernel);
        return changed;
    }

    private static List<Tensor> moved(List<Tensor> tensors, int... axes) {
        return kernel(tensors, Turns.transposed(tensors.getFirst(), axes));
    }

    /// The gates, which were weights of their own, side by side.
    private List<Tensor> joined(
            SavedLayer layer, List<Tensor> tensors, int count, List<Integer> gates) {
        if (tensors.size() != count) {
            throw new ConfigException(
                    "%s: layer \"%s\" of Keras 1 has %d weights, expected %d."
                            .formatted(where, layer.name(), tensors.size(), count));
        }
        List<Tensor> joined = new ArrayList<>();
        for (int kind = 0; kind < 3; kind++) {
            int shift = kind;
            joined.add(
                    Turns.beside(gates.stream().map(gate -> tensors.get(gate + shift)).toList()));
        }
        return joined;
    }
}
