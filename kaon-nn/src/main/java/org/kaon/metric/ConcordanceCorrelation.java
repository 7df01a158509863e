package org.kaon.metric;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.loss.Target;
import org.kaon.tensor.Tensor;

import java.util.Map;

/// The mean over rows of Lin's concordance along an axis, in the form that Keras has: `mean(2(t −
/// p̄)(p − p̄) / (var t + var p + (t̄ − p̄)² + ε))`. Keras: `ConcordanceCorrelation`.
public record ConcordanceCorrelation(int axis) implements Metric {

    @Override
    public Map<String, Value> sums(Value target, Value prediction, Value weights) {
        Value truth = Target.like(target, prediction, className());
        Value middle = mean(prediction, true, axis);
        Value shift = square(subtract(mean(truth, true, axis), middle));
        Value spread =
                add(
                        mean(square(centred(truth)), true, axis),
                        mean(square(centred(prediction)), true, axis));
        Value both = multiply(subtract(truth, middle), subtract(prediction, middle));
        Value size = add(add(spread, shift), constant(1e-7f));
        Value each = divide(multiply(constant(2f), both), size);
        return WeightedMean.sums(mean(each, false, axis), weights);
    }

    @Override
    public double result(Map<String, Tensor> sums) {
        return WeightedMean.result(sums);
    }

    static ConcordanceCorrelation read(Config in) {
        return new ConcordanceCorrelation(in.integer("axis", -1));
    }

    private Value centred(Value x) {
        return subtract(x, mean(x, true, axis));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axis);
    }
}
