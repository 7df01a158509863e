package org.kaon.keras;

import org.kaon.config.ConfigException;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Weights as older versions kept them, in today's order of axes.
///
/// *Source*: Keras 2.15, `legacy/hdf5_format.py`, `preprocess_weights_for_loading`.
///
/// @param version of Keras that wrote the file
/// @param backend that it computed with; Theano turns kernels round
record OldWeights(String version, String backend, String where) {

    List<Tensor> convert(SavedLayer layer, List<Tensor> tensors, List<Shape> wanted) {
        List<Tensor> ordered = version.startsWith("1") ? first(layer, tensors) : tensors;
        if (backend.equals("theano")
                && layer.className().startsWith("Conv")
                && !ordered.isEmpty()) {
            List<Tensor> turned = new ArrayList<>(ordered);
            turned.set(0, turnedRound(ordered.getFirst()));
            return turned;
        }
        return ordered.size() == wanted.size() ? ordered : List.copyOf(ordered);
    }

    private List<Tensor> first(SavedLayer layer, List<Tensor> tensors) {
        boolean channelsFirst = "channels_first".equals(layer.config().get("data_format"));
        return switch (layer.className()) {
            case "Conv1D" -> kernel(tensors, conv1d(tensors));
            case "Conv2D" -> channelsFirst ? moved(tensors, 2, 3, 1, 0) : tensors;
            case "Conv2DTranspose" ->
                    channelsFirst ? moved(tensors, 2, 3, 0, 1) : moved(tensors, 0, 1, 3, 2);
            case "Conv3D" -> channelsFirst ? moved(tensors, 2, 3, 4, 1, 0) : tensors;
            case "LSTM" -> joined(layer, tensors, 12, List.of(0, 6, 3, 9));
            case "GRU" -> joined(layer, tensors, 9, List.of(0, 3, 6));
            case "TimeDistributed", "Bidirectional" ->
                    throw new ConfigException(
                            "%s: layer \"%s\" is a %s of Keras 1, whose weights are not read."
                                    .formatted(where, layer.name(), layer.className()));
            default -> tensors;
        };
    }

    /// Kernels of Keras 1 had an axis of one, and two orders.
    private static Tensor conv1d(List<Tensor> tensors) {
        Tensor kernel = tensors.getFirst();
        if (kernel.shape().rank() != 4) {
            return kernel;
        }
        long[] e = kernel.shape().extents();
        boolean theano = e[3] == 1 && e[1] != 1;
        Tensor ordered = theano ? transposed(kernel, 2, 3, 1, 0) : kernel;
        long[] o = ordered.shape().extents();
        return ordered.reshape(Shape.of(o[0], o[2], o[3]));
    }

    private static List<Tensor> kernel(List<Tensor> tensors, Tensor kernel) {
        List<Tensor> changed = new ArrayList<>(tensors);
        changed.set(0, kernel);
        return changed;
    }

    private static List<Tensor> moved(List<Tensor> tensors, int... axes) {
        return kernel(tensors, transposed(tensors.getFirst(), axes));
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
            joined.add(beside(gates.stream().map(gate -> tensors.get(gate + shift)).toList()));
        }
        return joined;
    }

    private static Tensor beside(List<Tensor> parts) {
        long[] extents = parts.getFirst().shape().extents();
        int last = extents.length - 1;
        int width = Math.toIntExact(extents[last]);
        int rows = Math.toIntExact(parts.getFirst().size() / Math.max(1, width));
        extents[last] = (long) width * parts.size();
        float[] values = new float[rows * width * parts.size()];
        for (int p = 0; p < parts.size(); p++) {
            float[] part = parts.get(p).floats();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(
                        part, row * width, values, (row * parts.size() + p) * width, width);
            }
        }
        return Tensor.of(Shape.of(extents), values);
    }

    /// The tensor whose axis `i` is axis `axes[i]` of the given one.
    static Tensor transposed(Tensor tensor, int... axes) {
        long[] from = tensor.shape().extents();
        if (axes.length != from.length) {
            throw new ConfigException(
                    "A kernel of shape %s: expected %d axes."
                            .formatted(tensor.shape(), axes.length));
        }
        long[] strides = new long[from.length];
        long stride = 1;
        for (int d = from.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= from[d];
        }
        long[] to = Arrays.stream(axes).mapToLong(axis -> from[axis]).toArray();
        float[] values = new float[Math.toIntExact(tensor.size())];
        long[] at = new long[to.length];
        for (int i = 0; i < values.length; i++) {
            long source = 0;
            for (int d = 0; d < to.length; d++) {
                source += at[d] * strides[axes[d]];
            }
            values[i] = tensor.data().get(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * source);
            for (int d = to.length - 1; d >= 0 && ++at[d] == to[d]; d--) {
                at[d] = 0;
            }
        }
        return Tensor.of(Shape.of(to), values);
    }

    /// A kernel with all but its last two axes turned round.
    static Tensor turnedRound(Tensor kernel) {
        long[] extents = kernel.shape().extents();
        int inner = Math.toIntExact(extents[extents.length - 1] * extents[extents.length - 2]);
        float[] values = kernel.floats();
        int places = values.length / Math.max(1, inner);
        float[] turned = new float[values.length];
        for (int i = 0; i < places; i++) {
            System.arraycopy(values, i * inner, turned, (places - 1 - i) * inner, inner);
        }
        return Tensor.of(kernel.shape(), turned);
    }
}
