package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.RowReduction;
import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// A fused chain of which one result is reduced as it arises: what {@link FuseReductions} makes.
///
/// The chain sees its space as `[outer, reduced, inner]`, one of outer and inner being 1. Outputs
/// are the results that it stores, then the reduced one.
record FusedReduction(
        Fused fused, RowReduction reduction, AxisRuns runs, TensorType result, String consumer)
        implements Op {

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        List<TensorType> outputs = new ArrayList<>(fused.outputs());
        outputs.add(result);
        return outputs;
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Fused ops are made after differentiation");
    }

    /// The name of the reduction in formulas: `sum`, `max`.
    String formula() {
        return switch (reduction) {
            case SUM -> "sum";
            case PRODUCT -> "prod";
            case MAXIMUM -> "max";
            case MINIMUM -> "min";
        };
    }

    /// `Fused(Multiply Add; Sum)`.
    @Override
    public String name() {
        String name = fused.name();
        return name.substring(0, name.length() - 1) + "; " + consumer + ")";
    }
}
