package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// `y = scale·x + offset`, by one number or one a channel. Keras: `Rescaling`.
///
/// *Shape*: any → same; several numbers need as many channels on the last axis.
public record Rescaling(List<Double> scale, List<Double> offset) implements Layer {

    public Rescaling {
        scale = List.copyOf(scale);
        offset = List.copyOf(offset);
        if (scale.isEmpty() || offset.isEmpty()) {
            throw new ConfigException("Rescaling: expects a scale and an offset, found none.");
        }
    }

    public static Rescaling rescaling(double scale, double offset) {
        return new Rescaling(List.of(scale), List.of(offset));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Value floating = cast(x, scope.compute());
        return add(multiply(floating, factors(scope, scale, x)), factors(scope, offset, x));
    }

    private Value factors(Scope scope, List<Double> numbers, Value x) {
        if (numbers.size() == 1) {
            return constant(numbers.getFirst().floatValue());
        }
        Site site = new Site(this, scope);
        if (site.known(x, -1) != numbers.size()) {
            throw site.failure(numbers.size() + " channels on the last axis", x);
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return cast(constant(Shape.of(values.length), values), scope.compute());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Rescaling read(Config in) {
        in.required("scale");
        return new Rescaling(
                Settings.numbers(in, "scale", List.of(1.0)),
                Settings.numbers(in, "offset", List.of(0.0)));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("scale", Settings.written(scale)).put("offset", Settings.written(offset));
    }
}
