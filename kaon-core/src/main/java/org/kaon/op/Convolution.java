package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y[n, p, o] = Σ x[n, p·stride + q·dilation − before, i]·k[q, i, o]` over window places q and
/// input channels i: what Keras calls a convolution (the kernel is not flipped).
///
/// *Shape*: `[n, spatial…, channels]`, kernel `[spatial…, channels / groups, filters]` → `[n,
/// places…, filters]`; for a depthwise window, kernel `[spatial…, channels, multiplier]` → `[n,
/// places…, channels · multiplier]`, the results of one channel side by side. *Type*: floating.
public record Convolution(Window window) implements Op {

    private static final String SHAPE_ONLY = "only the shape is used";

    public static Value convolution(Value x, Value kernel, Window window) {
        return Node.apply(new Convolution(window), x, kernel);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Expect.sameFloating(this, inputs);
        return List.of(result(this, window, inputs.getFirst(), inputs.getLast()));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        Value kernel = call.input(1);
        Value dy = upstream.getFirst();
        return List.of(
                through(BackwardInput.of(dy, kernel, x, window)),
                through(BackwardKernel.of(x, dy, kernel, window)));
    }

    private static TensorType result(Op op, Window window, TensorType x, TensorType kernel) {
        int rank = window.rank();
        Expect.floating(op, List.of(x));
        Expect.type(op, kernel, x.dataType());
        for (TensorType input : List.of(x, kernel)) {
            Expect.rank(op, input, rank + 2);
        }
        Shape shape = x.shape().with(-1, filters(op, window, x, kernel));
        for (int i = 0; i < rank; i++) {
            long places = window.places(i, x.shape().extent(i + 1), kernel.shape().extent(i));
            if (places == 0 && x.shape().extent(i + 1) != 0) {
                throw Expect.failure(
                        op,
                        "a kernel that fits into the input",
                        x + " and kernel " + kernel,
                        "Take a smaller kernel or padding SAME.");
            }
            shape = shape.with(i + 1, places);
        }
        return x.withShape(shape);
    }

    private static long filters(Op op, Window window, TensorType x, TensorType kernel) {
        long channels = x.shape().extent(-1);
        long last = kernel.shape().extent(-1);
        long each = kernel.shape().extent(-2);
        if (window.isDepthwise()) {
            if (!Expect.compatible(channels, each)) {
                throw Expect.failure(
                        op,
                        "kernel[…, channels, multiplier]",
                        x + " and kernel " + kernel,
                        "Give the kernel the input's channels.");
            }
            long known = Math.max(channels, each);
            return known == Shape.ANY || last == Shape.ANY ? Shape.ANY : known * last;
        }
        int groups = window.groups();
        if (!Expect.compatible(channels, each == Shape.ANY ? each : each * groups)
                || last != Shape.ANY && last % groups != 0) {
            throw Expect.failure(
                    op,
                    "kernel[…, channels / groups, filters] with filters a multiple of "
                            + groups
                            + " groups",
                    x + " and kernel " + kernel,
                    "Give the kernel the input's channels.");
        }
        return last;
    }

    private static void requireResult(
            Op op, Window window, TensorType x, TensorType k, TensorType dy) {
        Shape wanted = result(op, window, x, k).shape();
        Expect.type(op, dy, x.dataType());
        if (!Expect.compatible(wanted, dy.shape())) {
            throw Expect.failure(op, "a gradient of shape " + wanted, dy, "Check the window.");
        }
    }

    /// The gradient of a convolution with respect to its input.
    ///
    /// *Shape*: gradient of the result, kernel, (input: shape only) → input.
    public record BackwardInput(Window window) implements Like {

        public static Value of(Value dy, Value kernel, Value like, Window window) {
            return Node.apply(new BackwardInput(window), dy, kernel, Blank.blankLike(like));
        }

        @Override
        public String name() {
            return "Convolution.BackwardInput";
        }

        @Override
        public int like() {
            return 2;
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 3);
            TensorType dy = inputs.get(0);
            TensorType x = dy.withShape(inputs.get(2).shape());
            requireResult(this, window, x, inputs.get(1), dy);
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value u = upstream.getFirst();
            Value kernel = call.input(1);
            return List.of(
                    through(convolution(u, kernel, window)),
                    through(BackwardKernel.of(u, call.input(0), kernel, window)),
                    new Gradient.Zero(SHAPE_ONLY));
        }
    }

    /// The gradient of a convolution with respect to its kernel.
    ///
    /// *Shape*: input, gradient of the result, (kernel: shape only) → kernel.
    public record BackwardKernel(Window window) implements Like {

        public static Value of(Value x, Value dy, Value like, Window window) {
            return Node.apply(new BackwardKernel(window), x, dy, Blank.blankLike(like));
        }

        @Override
        public String name() {
            return "Convolution.BackwardKernel";
        }

        @Override
        public int like() {
            return 2;
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 3);
            TensorType x = inputs.get(0);
            TensorType kernel = x.withShape(inputs.get(2).shape());
            requireResult(this, window, x, kernel, inputs.get(1));
            return List.of(kernel);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value u = upstream.getFirst();
            Value x = call.input(0);
            return List.of(
                    through(BackwardInput.of(call.input(1), u, x, window)),
                    through(convolution(x, u, window)),
                    new Gradient.Zero(SHAPE_ONLY));
        }
    }
}
