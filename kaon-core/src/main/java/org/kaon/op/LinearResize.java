package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// Spatial axes stretched or shrunk by linear interpolation between the two neighbours of the
/// middle of each new element, `(i + ½)·extent / extent' − ½` in the old axis, held at its ends:
/// TensorFlow's bilinear resizing.
///
/// *Shape*: `[n, spatial…, channels]` → the same with other spatial extents. *Type*: floating.
public record LinearResize(List<Target> targets) implements Op {

    /// The new extent of an axis.
    public sealed interface Target {

        long of(long extent);

        /// As given.
        record To(long extent) implements Target {

            @Override
            public long of(long old) {
                return extent;
            }
        }

        /// A multiple of the old one.
        record Times(int factor) implements Target {

            @Override
            public long of(long old) {
                return old == Shape.ANY ? old : old * factor;
            }
        }
    }

    public LinearResize {
        targets = List.copyOf(targets);
    }

    /// To these spatial extents.
    public static Value linearTo(Value x, List<Long> extents) {
        List<Target> targets = extents.stream().<Target>map(Target.To::new).toList();
        return Node.apply(new LinearResize(targets), x);
    }

    /// To multiples of the spatial extents.
    public static Value linear(Value x, List<Integer> factors) {
        List<Target> targets = factors.stream().<Target>map(Target.Times::new).toList();
        return Node.apply(new LinearResize(targets), x);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        return List.of(result(this, targets, inputs.getFirst()));
    }

    private static TensorType result(Op op, List<Target> targets, TensorType x) {
        Expect.floating(op, List.of(x));
        Expect.rank(op, x, targets.size() + 2);
        Shape shape = x.shape();
        for (int i = 0; i < targets.size(); i++) {
            long extent = x.shape().extent(i + 1);
            long to = targets.get(i).of(extent);
            if (extent == 0 || to != Shape.ANY && to < 1) {
                throw Expect.failure(
                        op, "extents >= 1 before and after", x, "Resize to 1 element or more.");
            }
            shape = shape.with(i + 1, to);
        }
        return x.withShape(shape);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value like = Blank.blankLike(call.input(0));
        return List.of(through(Node.apply(new Backward(targets), upstream.getFirst(), like)));
    }

    /// The gradient of a linear resize: each element of dy goes to its neighbours by their weights.
    ///
    /// *Shape*: gradient of the result, (input: shape only) → input.
    public record Backward(List<Target> targets) implements Like {

        public Backward {
            targets = List.copyOf(targets);
        }

        @Override
        public String name() {
            return "LinearResize.Backward";
        }

        @Override
        public int like() {
            return 1;
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType dy = inputs.getFirst();
            TensorType x = dy.withShape(inputs.getLast().shape());
            Shape wanted = result(this, targets, x).shape();
            if (!Expect.compatible(wanted, dy.shape())) {
                throw Expect.failure(
                        this, "a gradient of shape " + wanted, dy, "Check the extents.");
            }
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(
                    through(Node.apply(new LinearResize(targets), upstream.getFirst())),
                    new Gradient.Zero("only the shape is used"));
        }
    }
}
