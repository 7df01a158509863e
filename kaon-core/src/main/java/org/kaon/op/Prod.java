package org.kaon.op;

import static org.kaon.graph.Gradient.blocked;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = Π x` over some axes.
///
/// *Shape*: the axes go, or stay as 1 with `keepDims`. *Type*: any; uint8 and bool multiply to
/// int32, and integers wrap around. The product of nothing is 1. Its first two gradients divide by
/// nothing and so hold where elements are 0.
public record Prod(List<Integer> axes, boolean keepDims) implements Op {

    public Prod {
        axes = List.copyOf(axes);
    }

    /// No axes named: all of them.
    public static Value prod(Value x, boolean keepDims, int... axes) {
        Prod all = new Prod(List.of(), keepDims);
        List<Integer> over = Axes.orAll(all, x.shape(), axes);
        boolean itself = over.isEmpty() && x.dataType().isFloating();
        return itself ? x : Node.apply(new Prod(over, keepDims), x);
    }

    public static Value prod(Value x) {
        return prod(x, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Reductions.accumulated(this, inputs, axes, keepDims));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        if (!x.dataType().isFloating()) {
            return Expect.zeros(call, "integers have no gradient");
        }
        Value dy = broadcastLike(upstream.getFirst(), x, keepDims ? List.of() : axes);
        return List.of(through(multiply(dy, Node.apply(new Others(axes), x))));
    }

    /// `yᵢ = Π_{j ≠ i} xⱼ` over some axes.
    ///
    /// *Shape*: any → same. *Type*: floating.
    public record Others(List<Integer> axes) implements Op {

        public Others {
            axes = List.copyOf(axes);
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            TensorType x = Expect.floating(this, inputs);
            Axes.require(this, axes, x.shape());
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value x = call.input(0);
            return List.of(through(Node.apply(new Backward(axes), x, upstream.getFirst())));
        }

        @Override
        public String name() {
            return "Prod.Others";
        }
    }

    /// `dxₖ = Σ_{i ≠ k} dyᵢ Π_{j ≠ i, k} xⱼ`: the gradient of {@link Others}, a symmetric matrix
    /// times dy.
    ///
    /// *Shape*: x, dy of its shape → same. *Type*: floating.
    public record Backward(List<Integer> axes) implements Op {

        public Backward {
            axes = List.copyOf(axes);
        }

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Expect.count(this, inputs, 2);
            TensorType x = Expect.floating(this, inputs.subList(0, 1));
            Axes.require(this, axes, x.shape());
            TensorType dy = inputs.getLast();
            if (dy.dataType() != x.dataType() || !Expect.compatible(dy.shape(), x.shape())) {
                throw Expect.failure(this, "a gradient of type " + x, dy, "Give one of x's.");
            }
            return List.of(x);
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            Value x = call.input(0);
            return List.of(
                    blocked("the third derivative of a product is not there"),
                    through(Node.apply(new Backward(axes), x, upstream.getFirst())));
        }

        @Override
        public String name() {
            return "Prod.Backward";
        }
    }
}
