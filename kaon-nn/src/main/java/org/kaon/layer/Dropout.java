package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Select.select;
import static org.kaon.op.Slice.slice;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.ArrayList;
import java.util.List;

/// In training each element becomes 0 with probability `rate` and `x / (1 − rate)` otherwise.
/// Keras: `Dropout`.
///
/// *Shape*: any → same; along an axis where `noiseShape` has 1 all elements live or die together.
///
/// @param noiseShape the extents of what is drawn, −1 for that of the input; of each element where
///   it is empty
public record Dropout(double rate, List<Integer> noiseShape, Seed seed) implements Layer {

    public Dropout {
        noiseShape = List.copyOf(noiseShape);
        Settings.requireFraction("Dropout", "rate", rate);
    }

    public Dropout(double rate, Seed seed) {
        this(rate, List.of(), seed);
    }

    public static Dropout dropout(double rate) {
        return new Dropout(rate, Seed.ofModel());
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Value noise = noise(new Site(this, scope), x);
        if (scope.phase() == Phase.INFERENCE || rate == 0) {
            return x;
        }
        if (rate == 1) {
            return multiply(x, constant(0f));
        }
        Scope.Stream stream = scope.stream(seed);
        Value kept =
                greaterEqual(
                        randomUniform(noise, stream.counter(), stream.key()),
                        constant((float) rate));
        float scale = (float) (1 / (1 - rate));
        if (!noiseShape.contains(1)) {
            return select(kept, multiply(x, constant(scale)), constant(0f));
        }
        return multiply(x, cast(select(kept, constant(scale), constant(0f)), x.dataType()));
    }

    /// A tensor of the shape that is drawn.
    private Value noise(Site site, Value x) {
        if (!noiseShape.isEmpty() && noiseShape.size() != x.shape().rank()) {
            throw site.failure("an input with the axes of noise_shape " + noiseShape, x);
        }
        Value noise = x;
        for (int axis = 0; axis < noiseShape.size(); axis++) {
            int extent = noiseShape.get(axis);
            if (extent == 1) {
                noise = slice(noise, axis, 0, 1);
            } else if (extent != -1 && (axis == 0 || site.known(x, axis) != extent)) {
                throw site.failure("1, null or the input's extents as noise_shape", x);
            }
        }
        return noise;
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Dropout read(Config in) {
        return new Dropout(in.number("rate"), extents(in), Seed.read(in));
    }

    private static List<Integer> extents(Config in) {
        if (!(in.raw("noise_shape").orElse(List.of()) instanceof List<?> list)) {
            throw in.wrong("noise_shape", "a list of extents", in.required("noise_shape"));
        }
        List<Integer> extents = new ArrayList<>();
        for (Object each : list) {
            if (each != null && !(each instanceof Integer extent && extent > 0)) {
                throw in.wrong("noise_shape", "1, null or the input's extents", list);
            }
            extents.add(each instanceof Integer extent ? extent : -1);
        }
        return extents;
    }

    @Override
    public void write(Config.Writer out) {
        List<@Nullable Integer> extents = new ArrayList<>();
        noiseShape.forEach(extent -> extents.add(extent == -1 ? null : extent));
        out.put("rate", rate)
                .put("seed", seed.written())
                .put("noise_shape", extents.isEmpty() ? null : extents);
    }
}
