package org.kaon.metric;

import static org.kaon.op.Divide.divide;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The mean over rows of the correlation `Σ (t − t̄)(p − p̄) / √(Σ (t − t̄)²·Σ (p − p̄)²)` along an
/// axis. Keras: `PearsonCorrelation`.
public record PearsonCorrelation(int axis) implements Metric {

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value t = centred(Target.like(target, prediction, className()));
        Value p = centred(prediction);
        Value both = mean(multiply(t, p), false, axis);
        Value sizes = multiply(mean(square(t), false, axis), mean(square(p), false, axis));
        return WeightedMean.sums(divide(both, sqrt(sizes)), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    static PearsonCorrelation read(Config in) {
        return new PearsonCorrelation(in.integer("axis", -1));
    }

    private Value centred(Value x) {
        return subtract(x, mean(x, true, axis));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axis);
    }
}
