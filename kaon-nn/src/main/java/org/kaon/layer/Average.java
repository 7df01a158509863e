package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The mean of the inputs. Keras: `Average`.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Average() implements Layer {

    public static Average averageLayer() {
        return new Average();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value sum = Merging.reduce(new Site(this, scope), inputs, (a, b) -> add(a, b));
        return multiply(sum, constant(1f / inputs.size()));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Merging.outcome(apply(scope, call.inputs()), call.masks());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Average read(Config in) {
        return new Average();
    }

    @Override
    public void write(Config.Writer out) {}
}
