package org.kaon.engine.cpu;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.MatMul;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `activation(a·b + bias)` as one primitive: what {@link FusePostOps} makes. With `wide` the
/// result is float32 whatever the operands are.
record FusedMatMul(MatMul product, boolean bias, Activation activation, boolean wide)
        implements Op {

    FusedMatMul(MatMul product, boolean bias, Activation activation) {
        this(product, bias, activation, false);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        TensorType y = product.infer(inputs.subList(0, 2)).getFirst();
        return List.of(wide ? y.withDataType(DataType.FLOAT32) : y);
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        throw new IllegalStateException("Fused ops are made after differentiation");
    }

    @Override
    public String name() {
        return "MatMul"
                + (product.transposeA() ? " aᵀ" : "")
                + (product.transposeB() ? " bᵀ" : "")
                + (bias ? " + bias" : "")
                + activation.text()
                + (wide ? " in float32" : "");
    }
}
