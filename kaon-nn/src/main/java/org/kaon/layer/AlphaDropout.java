package org.kaon.layer;

import static org.kaon.op.AlphaDropout.alphaDropout;
import static org.kaon.op.Cast.cast;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.DataType;

import java.util.List;

/// Dropout for SELU networks: mean and variance stay as they are. Keras: `AlphaDropout`.
///
/// *Shape*: any → same. *Source*: Klambauer et al. 2017.
public record AlphaDropout(double rate, Seed seed) implements Layer {

    public AlphaDropout {
        Settings.requireFraction("AlphaDropout", "rate", rate);
    }

    public static AlphaDropout alphaDropoutOf(double rate) {
        return new AlphaDropout(rate, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        if (scope.phase() == Phase.INFERENCE || rate == 0) {
            return x;
        }
        Scope.Stream stream = scope.stream(seed);
        Value floats = cast(x, DataType.FLOAT32);
        return cast(alphaDropout(floats, rate, stream.counter(), stream.key()), x.dataType());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static AlphaDropout read(Config in) {
        Settings.refuse(in, "noise_shape");
        return new AlphaDropout(in.number("rate"), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("rate", rate).put("seed", seed.written()).put("noise_shape", null);
    }
}
