package org.kaon.layer;

import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;

/// `y = x` above 0, `α·x` below, with α a weight of each element of a row, or shared along axes.
/// Keras: `PReLU`.
///
/// *Shape*: any → same; axes are counted with the batch as 0.
public record PReLU(WeightSettings alpha, Optional<List<Integer>> sharedAxes) implements Layer {

    public PReLU {
        sharedAxes = sharedAxes.map(List::copyOf);
    }

    public static PReLU pReLU(Integer... sharedAxes) {
        List<Integer> axes = List.of(sharedAxes);
        return new PReLU(
                WeightSettings.of(zeros()), axes.isEmpty() ? Optional.empty() : Optional.of(axes));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Site site = new Site(this, scope);
        Shape shape = x.shape();
        for (int axis : sharedAxes.orElse(List.of())) {
            if (axis < 1) {
                throw site.failure("shared axes from 1 on", sharedAxes.toString());
            }
            shape = shape.with(site.axis(x, axis), 1);
        }
        if (!shape.without(0).isKnown()) {
            throw site.failure("known extents on the axes that are not shared", x);
        }
        Value slope = scope.weight("alpha", shape.without(0), alpha);
        return subtract(relu(x), multiply(slope, relu(negate(x))));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static PReLU read(Config in) {
        return new PReLU(
                WeightSettings.read(in, "alpha", zeros()),
                in.raw("shared_axes").map(_ -> Settings.integers(in, "shared_axes")));
    }

    @Override
    public void write(Config.Writer out) {
        alpha.write(out, "alpha");
        out.put("shared_axes", sharedAxes.orElse(null));
    }
}
