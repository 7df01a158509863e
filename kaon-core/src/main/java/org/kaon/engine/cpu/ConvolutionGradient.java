package org.kaon.engine.cpu;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Window;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The gradients of a convolution with respect to its kernel and its bias from one pass over the
/// upstream gradient: what {@link FuseBiasGradient} makes.
///
/// *Shape*: input, gradient of the result → kernel, bias.
record ConvolutionGradient(Window window, TensorType kernel, TensorType bias) implements Op {

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(kernel, bias);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Fused ops are made after differentiation");
    }
}
