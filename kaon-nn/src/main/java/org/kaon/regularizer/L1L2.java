package org.kaon.regularizer;

import static org.kaon.op.Add.add;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `λ₁·Σ |w| + λ₂·Σ w²`. Keras: `L1L2`.
public record L1L2(double l1, double l2) implements Regularizer {

    public L1L2 {
        Factor.require("L1L2", "l1", l1);
        Factor.require("L1L2", "l2", l2);
    }

    public static L1L2 l1l2(double l1, double l2) {
        return new L1L2(l1, l2);
    }

    @Override
    public Value penalty(Value weight) {
        return add(new L1(l1).penalty(weight), new L2(l2).penalty(weight));
    }

    static L1L2 read(Config in) {
        return new L1L2(in.number("l1", 0), in.number("l2", 0));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("l1", l1).put("l2", l2);
    }
}
