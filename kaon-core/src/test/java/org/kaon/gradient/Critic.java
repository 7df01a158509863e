package org.kaon.gradient;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The critic of a Wasserstein GAN with gradient penalty, as `penalty_gradients.py` beside the
/// fixture has it, number by number.
final class Critic {

    /// A network of the weights.
    interface Network {
        Value apply(Value x, List<Value> weights);
    }

    final Map<String, Tensor> feeds = new LinkedHashMap<>();
    final List<Value> weights = new ArrayList<>();
    final Value penalty;
    final Value loss;

    private Critic(Network network, List<Shape> shapes, Shape batch, int stream) {
        Value real = input("real", numbers(stream, batch, 1));
        Value fake = input("fake", numbers(stream + 1, batch, 1));
        long[] line = new long[batch.rank()];
        Arrays.fill(line, 1);
        line[0] = batch.extent(0);
        Value place = add(input("line", numbers(stream + 2, Shape.of(line), 0.5)), constant(0.5f));
        for (Shape shape : shapes) {
            Tensor start = numbers(stream + 3 + weights.size(), shape, scale(shape));
            weights.add(input("w" + weights.size(), start));
        }
        Value between = add(real, multiply(place, subtract(fake, real)));
        Value judged = sum(network.apply(between, weights));
        Value slope = Gradients.gradients(judged, List.of(between)).getFirst();
        int[] inner = new int[batch.rank() - 1];
        Arrays.setAll(inner, i -> i + 1);
        Value norm = sqrt(sum(square(slope), false, inner));
        penalty = multiply(constant(10f), mean(square(subtract(norm, constant(1f)))));
        Value apart =
                subtract(mean(network.apply(fake, weights)), mean(network.apply(real, weights)));
        loss = add(apart, penalty);
    }

    /// 9×9×1, convolutions of 64, 128, 128 (stride 2), 256, 256 (stride 2) channels, dense layers
    /// of 128 and 1; all widths divided by `thinner`.
    static Critic convolutional(int batch, int thinner) {
        List<Shape> shapes = new ArrayList<>();
        int[] channels = {thinner, 64, 128, 128, 256, 256};
        for (int i = 1; i < channels.length; i++) {
            shapes.add(Shape.of(3, 3, channels[i - 1] / thinner, channels[i] / thinner));
            shapes.add(Shape.of(channels[i] / thinner));
        }
        int flat = 9 * 256 / thinner;
        int dense = 128 / thinner;
        shapes.addAll(
                List.of(Shape.of(flat, dense), Shape.of(dense), Shape.of(dense, 1), Shape.of(1)));
        return new Critic(Critic::convolutional, shapes, Shape.of(batch, 9, 9, 1), 2600);
    }

    /// Two dense layers with layer normalisation and one more.
    static Critic normalised() {
        List<Shape> shapes =
                List.of(
                        Shape.of(20, 24),
                        Shape.of(24),
                        Shape.of(24),
                        Shape.of(24),
                        Shape.of(24, 17),
                        Shape.of(17),
                        Shape.of(17),
                        Shape.of(17),
                        Shape.of(17, 1),
                        Shape.of(1));
        return new Critic(Critic::normalised, shapes, Shape.of(16, 20), 200);
    }

    private static Value convolutional(Value x, List<Value> w) {
        Value h = x;
        for (int i = 0; i < 5; i++) {
            int stride = i == 2 || i == 4 ? 2 : 1;
            Window window = Window.window(2, Padding.SAME).withStrides(List.of(stride, stride));
            h = leaky(add(convolution(h, w.get(2 * i), window), w.get(2 * i + 1)));
        }
        h = reshape(h, Shape.of(x.shape().extent(0), w.get(10).shape().extent(0)));
        return dense(leaky(dense(h, w, 10)), w, 12);
    }

    private static Value normalised(Value x, List<Value> w) {
        Value h = x;
        for (int i = 0; i < 2; i++) {
            Value y = dense(h, w, 4 * i);
            Value centred = subtract(y, mean(y, true, 1));
            Value variance = mean(square(centred), true, 1);
            Value scaled = divide(centred, sqrt(add(variance, constant(1e-3f))));
            h = leaky(add(multiply(scaled, w.get(4 * i + 2)), w.get(4 * i + 3)));
        }
        return dense(h, w, 8);
    }

    private static Value dense(Value x, List<Value> w, int first) {
        return add(matmul(x, w.get(first)), w.get(first + 1));
    }

    private static Value leaky(Value x) {
        return select(greater(x, constant(0f)), x, multiply(constant(0.3f), x));
    }

    private Value input(String name, Tensor value) {
        feeds.put(name, value);
        return placeholder(name, value.shape());
    }

    private static double scale(Shape shape) {
        long fanIn = shape.size() / shape.extent(-1);
        return shape.rank() > 1 ? Math.pow(6.0 / fanIn, 0.5) : 0.25;
    }

    /// Numbers from −scale to scale by splitmix64, counted from the stream's start.
    static Tensor numbers(long stream, Shape shape, double scale) {
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            long z = (i + (stream << 32)) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            z = z ^ (z >>> 31);
            values[i] = (float) (((z >>> 40) / (double) (1 << 24) - 0.5) * (2 * scale));
        }
        return Tensor.of(shape, values);
    }
}
