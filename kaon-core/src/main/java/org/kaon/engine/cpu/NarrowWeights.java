package org.kaon.engine.cpu;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// Float32 weights that only convolutions read, as bfloat16: what {@link CastInPrimitives} makes.
/// They are rounded on the way into the layout that each convolution wants, in one pass.
record NarrowWeights() implements Op {

    static void lower(NarrowWeights op, Node call, PlanBuilder plan) {
        plan.narrow(call.output(0), call.input(0));
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(inputs.getFirst().withDataType(DataType.BFLOAT16));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Weights are narrowed after differentiation");
    }
}
