package org.kaon.layer;

import static org.kaon.op.Repeat.repeat;
import static org.kaon.op.Stack.expandDims;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Each row n times. Keras: `RepeatVector`.
///
/// *Shape*: `[batch, features]` → `[batch, n, features]`.
public record RepeatVector(int n) implements Layer {

    public RepeatVector {
        Settings.requirePositive("RepeatVector", "n", n);
    }

    public static RepeatVector repeatVector(int n) {
        return new RepeatVector(n);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = new Site(this, scope).require(inputs.getFirst(), 2);
        return repeat(expandDims(x, 1), n, 1);
    }

    static RepeatVector read(Config in) {
        return new RepeatVector(in.integer("n"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("n", n);
    }
}
