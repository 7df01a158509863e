package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;
import java.util.stream.Collectors;

/// Several element-wise ops as one pass over memory: what {@link FuseElementwise} makes of them.
///
/// `inner` is the number of elements that a row-wise input repeats over; `members` names the ops.
record Fused(
        Chain chain,
        List<Float> parameters,
        List<TensorType> outputs,
        long outer,
        long inner,
        List<String> members)
        implements Op {

    Fused {
        parameters = List.copyOf(parameters);
        outputs = List.copyOf(outputs);
        members = List.copyOf(members);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return outputs;
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Fused ops are made after differentiation");
    }

    /// `Fused(Multiply Add)`, with counts where an op comes more than once in a row.
    @Override
    public String name() {
        return members.stream().collect(Collectors.joining(" ", "Fused(", ")"));
    }
}
