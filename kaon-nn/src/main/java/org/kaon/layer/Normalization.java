package org.kaon.layer;

import static org.kaon.initializer.Ones.ones;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `y = (x − mean) / √variance` along axes, or back. Keras: `Normalization`.
///
/// The moments are given, or {@link #adapted} to data; a layer without has them as state, which a
/// file fills.
///
/// *Shape*: any → same; the moments have the extents of the axes.
public record Normalization(Optional<List<Integer>> axes, Optional<Given> given, boolean invert)
        implements Layer {

    private static final float LEAST_DEVIATION = 1e-7f;

    /// Moments along the axes, or one of each for all.
    public record Given(List<Double> mean, List<Double> variance) {

        public Given {
            mean = List.copyOf(mean);
            variance = List.copyOf(variance);
        }
    }

    public Normalization {
        axes = axes.map(List::copyOf);
    }

    /// Moments of each channel, which are still to be found.
    public static Normalization normalization() {
        return new Normalization(Optional.of(List.of(-1)), Optional.empty(), false);
    }

    public static Normalization normalization(List<Double> mean, List<Double> variance) {
        return new Normalization(
                Optional.of(List.of(-1)), Optional.of(new Given(mean, variance)), false);
    }

    /// The same layer with the moments of data along its axes.
    public Normalization adapted(Tensor data) {
        Shape shape = data.shape();
        List<Integer> along = axes.orElse(List.of()).stream().map(shape::axis).sorted().toList();
        int groups = 1;
        for (int axis : along) {
            groups = Math.toIntExact(groups * shape.extent(axis));
        }
        double[] sums = new double[groups];
        double[] squares = new double[groups];
        for (int pass = 0; pass < 2; pass++) {
            for (long at = 0; at < data.size(); at++) {
                int group = group(shape, along, at);
                double mean = sums[group] * groups / data.size();
                double off = data.at(at) - mean;
                (pass == 0 ? sums : squares)[group] += pass == 0 ? data.at(at) : off * off;
            }
        }
        List<Double> mean = new ArrayList<>();
        List<Double> variance = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            mean.add(sums[group] * groups / data.size());
            variance.add(squares[group] * groups / data.size());
        }
        return new Normalization(axes, Optional.of(new Given(mean, variance)), invert);
    }

    private static int group(Shape shape, List<Integer> along, long at) {
        long group = 0;
        long stride = 1;
        long rest = at;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            long index = rest % shape.extent(axis);
            rest /= shape.extent(axis);
            if (along.contains(axis)) {
                group += index * stride;
                stride *= shape.extent(axis);
            }
        }
        return Math.toIntExact(group);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        Value input = inputs.getFirst();
        Value x = cast(input, DataType.FLOAT32);
        NormalizedAxes over = NormalizedAxes.of(site, x, axes.orElse(List.of()));
        Value mean;
        Value variance;
        if (given.isPresent()) {
            mean = constant(site, over, given.get().mean);
            variance = constant(site, over, given.get().variance);
        } else {
            mean = over.align(scope.state("mean", over.weights(), zeros()).read());
            variance = over.align(scope.state("variance", over.weights(), ones()).read());
            scope.state("count", Shape.scalar(), zeros());
        }
        Value deviation = maximum(sqrt(variance), Constant.constant(LEAST_DEVIATION));
        Value y = invert ? add(mean, multiply(x, deviation)) : divide(subtract(x, mean), deviation);
        return cast(y, scope.compute());
    }

    private static Value constant(Site site, NormalizedAxes over, List<Double> numbers) {
        if (numbers.size() == 1) {
            return Constant.constant(numbers.getFirst().floatValue());
        }
        if (over.weights().size() != numbers.size()) {
            throw site.failure(
                    numbers.size() + " elements along the axes", over.weights().toString());
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).floatValue();
        }
        return Constant.constant(over.aligned(), values);
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Normalization read(Config in) {
        in.raw("dtype");
        boolean moments = in.raw("mean").isPresent() && in.raw("variance").isPresent();
        return new Normalization(
                in.raw("axis").map(_ -> Settings.integers(in, "axis")),
                moments
                        ? Optional.of(
                                new Given(
                                        Settings.numbers(in, "mean", List.of()),
                                        Settings.numbers(in, "variance", List.of())))
                        : Optional.empty(),
                in.flag("invert", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axes.orElse(null))
                .put("invert", invert)
                .put("mean", given.map(g -> Settings.written(g.mean)).orElse(null))
                .put("variance", given.map(g -> Settings.written(g.variance)).orElse(null));
    }
}
