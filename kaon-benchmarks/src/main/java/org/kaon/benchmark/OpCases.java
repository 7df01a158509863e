package org.kaon.benchmark;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.MaxPooling.maxPooling;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.RandomNormal.randomNormal;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.SegmentSum.segmentSum;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Blank;
import org.kaon.op.Padding;
import org.kaon.op.Sum;
import org.kaon.op.Window;
import org.kaon.optimizer.Adam;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// The ops of `kaon bench op`. Their inputs are variables, so that nothing is fed.
final class OpCases {

    private static final long MANY = 10_000_000;
    private static final int FLOAT = 4;

    private OpCases() {}

    static List<OpCase> all() {
        return List.of(
                product(128, 300, 300),
                product(1024, 300, 300),
                product(1024, 1024, 1024),
                convolution3(128, 40, 32, 32),
                convolution3(128, 13, 32, 64),
                pooling(),
                floats("negate", 1, x -> negate(x)),
                floats("chain-12", 12, OpCases::twelve),
                floats("tanh", 1, x -> tanh(x)),
                sum(),
                columns(),
                softmaxes(),
                turned(),
                uniform(),
                normal(),
                scatter(),
                adam(370_000),
                adam(MANY));
    }

    /// Twelve cheap ops in a row, out of place.
    static Value twelve(Value x) {
        Value y = x;
        for (int i = 0; i < 3; i++) {
            y = add(multiply(y, constant(0.5f + i)), constant(1f));
            y = subtract(y, multiply(x, constant(0.3f * (i + 1))));
        }
        return y;
    }

    private static Value read(String name, long... extents) {
        return variable(name, extents).read();
    }

    private static Variable variable(String name, long... extents) {
        Shape shape = Shape.of(extents);
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return new Variable(name, Tensor.of(shape, values));
    }

    private static Graph result(Value y) {
        return new Graph(Map.of("y", y), Map.of());
    }

    private static OpCase product(long m, long k, long n) {
        return new OpCase(
                "matmul",
                m + "x" + k + "x" + n,
                FLOAT * (m * k + k * n + m * n),
                2 * m * k * n,
                () -> result(matmul(read("a", m, k), read("b", k, n))));
    }

    private static OpCase convolution3(long batch, long extent, long from, long to) {
        long pixels = batch * extent * extent;
        return new OpCase(
                "convolution",
                batch + "x" + extent + "x" + extent + "x" + from + " 3x3 to " + to,
                FLOAT * (pixels * (from + to) + 9 * from * to),
                2 * pixels * 9 * from * to,
                () -> {
                    Value x = read("x", batch, extent, extent, from);
                    Value kernel = read("kernel", 3, 3, from, to);
                    return result(convolution(x, kernel, Window.window(2, Padding.SAME)));
                });
    }

    private static OpCase pooling() {
        return new OpCase(
                "max-pooling",
                "128x40x40x32 by 2",
                FLOAT * 128L * 40 * 40 * 32 * 5 / 4,
                0,
                () ->
                        result(
                                maxPooling(
                                        read("x", 128, 40, 40, 32),
                                        List.of(2, 2),
                                        List.of(2, 2),
                                        Padding.VALID)));
    }

    private static OpCase floats(String name, int ops, UnaryOperator<Value> function) {
        return new OpCase(
                name,
                "10^7",
                2 * FLOAT * MANY,
                ops * MANY,
                () -> result(function.apply(read("x", MANY))));
    }

    private static OpCase sum() {
        return new OpCase(
                "sum", "10^7", FLOAT * MANY, MANY, () -> result(Sum.sum(read("x", MANY))));
    }

    private static OpCase columns() {
        return new OpCase(
                "column-sums",
                "10000x1000",
                FLOAT * MANY,
                MANY,
                () -> result(Sum.sum(read("x", 10_000, 1000), false, 0)));
    }

    private static OpCase softmaxes() {
        return new OpCase(
                "softmax",
                "10000x1000",
                2 * FLOAT * MANY,
                5 * MANY,
                () -> result(softmax(read("x", 10_000, 1000), -1)));
    }

    private static OpCase turned() {
        return new OpCase(
                "transpose",
                "10000x1000",
                2 * FLOAT * MANY,
                0,
                () -> result(transpose(read("x", 10_000, 1000))));
    }

    private static Value counter() {
        return new Variable("counter", Tensor.scalar(5L)).read();
    }

    private static OpCase uniform() {
        return new OpCase(
                "random-uniform",
                "10^7",
                FLOAT * MANY,
                0,
                () -> result(randomUniform(Blank.blank(Shape.of(MANY)), counter(), 1)));
    }

    private static OpCase normal() {
        return new OpCase(
                "random-normal",
                "10^7",
                FLOAT * MANY,
                0,
                () -> result(randomNormal(Blank.blank(Shape.of(MANY)), counter(), 1)));
    }

    private static OpCase scatter() {
        long rows = 1_000_000;
        return new OpCase(
                "segment-sum",
                "10^6 into 1000",
                2 * FLOAT * rows,
                rows,
                () -> {
                    int[] segments = new int[Math.toIntExact(rows)];
                    SplittableRandom random = new SplittableRandom(4);
                    for (int i = 0; i < segments.length; i++) {
                        segments[i] = random.nextInt(1000);
                    }
                    Value indices =
                            new Variable("segments", Tensor.of(Shape.of(rows), segments)).read();
                    return result(segmentSum(read("x", rows), indices, 1000));
                });
    }

    private static OpCase adam(long weights) {
        // Reads weight, gradient and two moments, writes weight and two moments.
        return new OpCase(
                "adam",
                String.valueOf(weights),
                7 * FLOAT * weights,
                12 * weights,
                () -> adamUpdate(weights));
    }

    private static Graph adamUpdate(long weights) {
        Map<String, Variable> slots = new LinkedHashMap<>();
        Map<Variable, Value> updates =
                Adam.adam()
                        .updates(
                                (path, shape, initial) ->
                                        slots.computeIfAbsent(path, n -> zeros(n, weights)),
                                List.of(variable("w", weights)),
                                List.of(read("g", weights)),
                                constant(1e-3f),
                                counter());
        return new Graph(Map.of(), updates);
    }

    private static Variable zeros(String name, long size) {
        return new Variable(name, Tensor.of(Shape.of(size), new float[Math.toIntExact(size)]));
    }
}
