package org.kaon.loss;

import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `t·p`, averaged over the last axis: a critic's loss for labels of −1 (real) and 1 (generated).
/// Kaon's own, as GANs define it for Keras.
///
/// *Source*: Arjovsky et al., ICML 2017, equation 2.
public record Wasserstein() implements Loss {

    public static Wasserstein wasserstein() {
        return new Wasserstein();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        return mean(multiply(truth, prediction), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
