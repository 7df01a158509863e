package org.kaon.regularizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `λ·Σ |w|`. Keras: `L1`.
public record L1(double factor) implements Regularizer {

    public L1 {
        Factor.require("L1", "l1", factor);
    }

    public static L1 l1(double factor) {
        return new L1(factor);
    }

    @Override
    public Value penalty(Value weight) {
        return multiply(constant((float) factor), sum(abs(weight)));
    }

    static L1 read(Config in) {
        return new L1(in.number("l1", 0.01));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("l1", factor);
    }
}
