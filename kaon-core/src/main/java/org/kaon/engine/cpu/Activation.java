package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.kaon.graph.Op;
import org.kaon.op.Elu;
import org.kaon.op.Relu;
import org.kaon.op.Sigmoid;
import org.kaon.op.Tanh;

import java.util.Locale;

/// An activation that oneDNN applies right after a primitive, as one of its post-operations.
enum Activation {
    NONE(0, 0f),
    RELU(dnnl.dnnl_eltwise_relu, 0f),
    TANH(dnnl.dnnl_eltwise_tanh, 0f),
    SIGMOID(dnnl.dnnl_eltwise_logistic, 0f),
    ELU(dnnl.dnnl_eltwise_elu, 1f);

    private final int algorithm;
    private final float alpha;

    Activation(int algorithm, float alpha) {
        this.algorithm = algorithm;
        this.alpha = alpha;
    }

    /// The activation that an op is, where oneDNN has it with the gradient from the output alone.
    static Activation of(Op op) {
        return switch (op) {
            case Relu _ -> RELU;
            case Tanh _ -> TANH;
            case Sigmoid _ -> SIGMOID;
            case Elu elu when elu.alpha() == 1f -> ELU;
            default -> NONE;
        };
    }

    /// For dumps: ` -> relu`, or nothing.
    String text() {
        return this == NONE ? "" : " -> " + name().toLowerCase(Locale.ROOT);
    }

    int algorithm() {
        return algorithm;
    }

    float alpha() {
        return alpha;
    }
}
