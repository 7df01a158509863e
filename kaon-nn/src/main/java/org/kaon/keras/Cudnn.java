package org.kaon.keras;

import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/// Recurrent weights as cuDNN keeps them: two biases, and each gate's kernel by columns.
///
/// They are recognised by their bias, as Keras 2 did. *Source*: Keras 2.2, `engine/saving.py`,
/// `_convert_rnn_weights`.
final class Cudnn {

    private Cudnn() {}

    /// The weights of an LSTM in Keras's own order.
    static List<Tensor> lstm(List<Tensor> weights) {
        if (!is(weights, 4)) {
            return weights;
        }
        float[] both = weights.get(2).floats();
        float[] sum = new float[both.length / 2];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = both[i] + both[i + sum.length];
        }
        return List.of(
                byRows(weights.get(0), 4),
                byRows(weights.get(1), 4),
                Tensor.of(Shape.of(sum.length), sum));
    }

    /// The weights of a GRU with `reset_after` in Keras's own order.
    static List<Tensor> gru(List<Tensor> weights) {
        if (!is(weights, 3)) {
            return weights;
        }
        Tensor bias = weights.get(2);
        return List.of(
                byRows(weights.get(0), 3),
                byRows(weights.get(1), 3),
                bias.reshape(Shape.of(2, bias.size() / 2)));
    }

    private static boolean is(List<Tensor> weights, int gates) {
        if (weights.size() != 3 || weights.get(1).shape().rank() != 2) {
            return false;
        }
        long units = weights.get(1).shape().extent(0);
        return weights.get(2).shape().equals(Shape.of(2 * gates * units));
    }

    /// Each gate's elements, one after the other, become the columns of its kernel.
    private static Tensor byRows(Tensor kernel, int gates) {
        int rows = Math.toIntExact(kernel.shape().extent(0));
        int width = Math.toIntExact(kernel.shape().extent(1)) / gates;
        float[] from = kernel.floats();
        List<Tensor> parts = new ArrayList<>();
        for (int gate = 0; gate < gates; gate++) {
            float[] part = new float[rows * width];
            for (int i = 0; i < part.length; i++) {
                float element = from[(i / width) * gates * width + gate * width + i % width];
                part[(i % rows) * width + i / rows] = element;
            }
            parts.add(Tensor.of(Shape.of(rows, width), part));
        }
        return Turns.beside(parts);
    }
}
