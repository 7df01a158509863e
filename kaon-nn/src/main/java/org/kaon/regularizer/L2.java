package org.kaon.regularizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `λ·Σ w²`. Keras: `L2`.
public record L2(double factor) implements Regularizer {

    public L2 {
        Factor.require("L2", "l2", factor);
    }

    public static L2 l2(double factor) {
        return new L2(factor);
    }

    @Override
    public Value penalty(Value weight) {
        return multiply(constant((float) factor), sum(square(weight)));
    }

    static L2 read(Config in) {
        return new L2(in.number("l2", 0.01));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("l2", factor);
    }
}
