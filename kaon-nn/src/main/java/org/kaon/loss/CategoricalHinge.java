package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Max.max;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `max(max((1 − t)·p) − Σ t·p + 1, 0)` over the last axis. Keras: `CategoricalHinge`.
public record CategoricalHinge() implements Loss {

    public static CategoricalHinge categoricalHinge() {
        return new CategoricalHinge();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value right = sum(multiply(truth, prediction), false, -1);
        Value wrong = max(multiply(subtract(constant(1f), truth), prediction), false, -1);
        return relu(add(subtract(wrong, right), constant(1f)));
    }

    @Override
    public void write(Config.Writer out) {}
}
