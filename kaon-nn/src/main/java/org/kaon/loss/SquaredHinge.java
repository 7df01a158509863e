package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `max(1 − t·p, 0)²` with labels of ±1 (or 0 and 1), averaged over the last axis. Keras:
/// `SquaredHinge`.
public record SquaredHinge() implements Loss {

    public static SquaredHinge squaredHinge() {
        return new SquaredHinge();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Signs.of(Target.like(target, prediction, className()));
        Value distance = subtract(constant(1f), multiply(truth, prediction));
        return mean(square(relu(distance)), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
