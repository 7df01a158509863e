package org.kaon.loss;

import static org.kaon.op.Mean.mean;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `(p − t)²`, averaged over the last axis. Keras: `MeanSquaredError`.
public record MeanSquaredError() implements Loss {

    public static MeanSquaredError meanSquaredError() {
        return new MeanSquaredError();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        return mean(square(subtract(prediction, truth)), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
