package org.kaon.op;

import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `y[i₀, i₁, …] = x[m₀(i₀), m₁(i₁), …]` with a map for each axis; the filler where a map points
/// nowhere, a number that the type can hold. Slices with steps, padding, flips, rolls, tiles and
/// repeats are such copies.
///
/// *Shape*: each extent as its map says. *Type*: any.
public record Remap(List<AxisMap> axes, float fill) implements Op {

    public Remap {
        axes = List.copyOf(axes);
    }

    /// One map for each axis; x itself where all are whole.
    public static Value remap(Value x, List<AxisMap> axes, float fill) {
        boolean whole = axes.stream().allMatch(AxisMap.Whole.class::isInstance);
        return whole && axes.size() == x.shape().rank() ? x : Node.apply(new Remap(axes, fill), x);
    }

    /// A map for one axis, every other axis whole.
    public static Value along(Value x, int axis, AxisMap map) {
        List<AxisMap> axes = whole(x.shape().rank());
        axes.set(Axes.axis(map.getClass().getSimpleName(), x.shape(), axis), map);
        return remap(x, axes, 0f);
    }

    static List<AxisMap> whole(int rank) {
        return new ArrayList<>(Collections.nCopies(rank, new AxisMap.Whole()));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 1);
        TensorType x = inputs.getFirst();
        if (!holds(x.dataType())) {
            throw Expect.failure(
                    this, "a fill that is a number of its type", x, "Fill with 0, or cast first.");
        }
        return List.of(result(this, axes, x));
    }

    private boolean holds(DataType type) {
        return switch (type) {
            case FLOAT32, BFLOAT16 -> true;
            case INT32, INT64 -> fill == (int) fill;
            case UINT8 -> fill == ((int) fill & 0xFF);
            case BOOL -> fill == 0 || fill == 1;
        };
    }

    private static TensorType result(Op op, List<AxisMap> axes, TensorType x) {
        Expect.rank(op, x, axes.size());
        Shape shape = x.shape();
        for (int i = 0; i < axes.size(); i++) {
            long extent = x.shape().extent(i);
            if (extent != Shape.ANY && !axes.get(i).fits(extent)) {
                throw Expect.failure(
                        op,
                        "an axis " + i + " that " + axes.get(i) + " fits",
                        x,
                        "Stay within the axis; reflect and symmetric padding within its extent.");
            }
            shape = shape.with(i, axes.get(i).length(extent));
        }
        return x.withShape(shape);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of(through(Backward.of(axes, upstream.getFirst(), call.input(0))));
    }

    /// The gradient of a remap: each element of dy is added to where it was copied from.
    ///
    /// *Shape*: gradient of the result, (input: shape only) → input. *Type*: floating.
    public record Backward(List<AxisMap> axes) implements Like {

        public Backward {
            axes = List.copyOf(axes);
        }

        public static Value of(List<AxisMap> axes, Value dy, Value like) {
            return Node.apply(new Backward(axes), dy, Blank.blankLike(like));
        }

        @Override
        public String name() {
            return "Remap.Backward";
        }

        @Override
        public int like() {
            return 1;
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType dy = inputs.getFirst();
            Expect.floating(this, List.of(dy));
            TensorType x = dy.withShape(inputs.getLast().shape());
            TensorType wanted = result(this, axes, x);
            if (!Expect.compatible(wanted.shape(), dy.shape())) {
                throw Expect.failure(
                        this, "a gradient of shape " + wanted.shape(), dy, "Check the maps.");
            }
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            return List.of(
                    through(remap(upstream.getFirst(), axes, 0f)),
                    new Gradient.Zero("only the shape is used"));
        }
    }
}
