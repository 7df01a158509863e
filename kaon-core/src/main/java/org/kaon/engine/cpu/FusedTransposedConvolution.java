package org.kaon.engine.cpu;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.TransposedConvolution;
import org.kaon.tensor.TensorType;

import java.util.List;

/// A transposed convolution with its bias as one primitive: what {@link FusePostOps} makes.
record FusedTransposedConvolution(TransposedConvolution convolution) implements Op {

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return convolution.infer(inputs.subList(0, 2));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Fused ops are made after differentiation");
    }

    @Override
    public String name() {
        return "TransposedConvolution + bias";
    }
}
