package org.kaon.loss;

import static org.kaon.op.Abs.abs;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `|p − t|`, averaged over the last axis. Keras: `MeanAbsoluteError`.
public record MeanAbsoluteError() implements Loss {

    public static MeanAbsoluteError meanAbsoluteError() {
        return new MeanAbsoluteError();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        return mean(abs(subtract(prediction, truth)), false, -1);
    }

    @Override
    public void write(Config.Writer out) {}
}
