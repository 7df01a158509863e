package org.kaon.engine.cpu;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Window;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The gradient of a bfloat16 convolution with respect to its kernel, in float32.
///
/// *Shape*: input, gradient of the result, (kernel: shape only) → kernel.
record KernelGradient(Window window, TensorType kernel) implements Op {

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(kernel);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Casts are left to primitives after differentiation");
    }

    @Override
    public String name() {
        return "Convolution.BackwardKernel in float32";
    }
}
