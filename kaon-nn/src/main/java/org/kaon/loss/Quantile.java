package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `max(q·x, (q − 1)·x)` with `x = t − p`, averaged over the last axis: its minimum is the quantile
/// q. With several quantiles the prediction's last axis has one for each. Kaon's own.
///
/// *Shape*: target as the prediction, or with extent 1 (or without) the last axis.
///
/// *Source*: Koenker and Bassett, Econometrica 46 (1978) 33.
public record Quantile(List<Double> quantiles) implements Loss {

    public Quantile {
        quantiles = List.copyOf(quantiles);
        if (quantiles.isEmpty() || !quantiles.stream().allMatch(q -> q > 0 && q < 1)) {
            throw new ConfigException(
                    "Quantile: \"quantiles\" expects numbers in (0, 1), found " + quantiles + ".");
        }
    }

    public static Quantile quantile(double... quantiles) {
        return new Quantile(Arrays.stream(quantiles).boxed().toList());
    }

    @Override
    public Value of(Value target, Value prediction) {
        Shape shape = prediction.shape();
        int count = quantiles.size();
        if (count > 1 && shape.extent(-1) != count) {
            throw new ShapeException(
                    "Quantile: expected a prediction with "
                            + count
                            + " quantiles on its last axis, found "
                            + shape
                            + ".");
        }
        Value like = count > 1 ? slice(prediction, -1, 0, 1) : prediction;
        Value truth =
                target.shape().equals(shape)
                        ? Target.like(target, prediction, className())
                        : Target.like(target, like, className());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = quantiles.get(i).floatValue();
        }
        Value q = constant(Shape.of(count), values);
        Value x = subtract(truth, prediction);
        Value below = multiply(subtract(q, constant(1f)), x);
        return mean(maximum(multiply(q, x), below), false, -1);
    }

    static Quantile read(Config in) {
        Object found = in.raw("quantiles").orElse(List.of(0.5));
        List<Double> numbers = new ArrayList<>();
        for (Object each : found instanceof List<?> list ? list : List.of(found)) {
            if (!(each instanceof Number number)) {
                throw in.wrong("quantiles", "numbers in (0, 1)", found);
            }
            numbers.add(number.doubleValue());
        }
        return new Quantile(numbers);
    }

    @Override
    public void write(Config.Writer out) {
        out.put("quantiles", quantiles);
    }
}
