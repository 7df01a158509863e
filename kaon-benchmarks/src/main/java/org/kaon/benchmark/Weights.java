package org.kaon.benchmark;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.MatMul.matmul;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Window;
import org.kaon.optimizer.Optimizer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Weights of a graph that is written by hand, and the next values an optimizer gives them. Asking
/// for a name again gives the same weight, so that a network can be called more than once.
final class Weights {

    private final Random random = new Random(7);
    private final Map<String, Variable> weights = new LinkedHashMap<>();
    private final Map<String, Variable> slots = new LinkedHashMap<>();
    private final Variable iterations = new Variable("iterations", Tensor.scalar(0L));

    /// The count of steps: the counter of random numbers.
    Value iterations() {
        return iterations.read();
    }

    Value dense(String name, Value x, long units) {
        long features = x.shape().extent(-1);
        Value kernel = weight(name + "/kernel", Math.sqrt(2.0 / features), features, units);
        return add(matmul(x, kernel), weight(name + "/bias", 0, units));
    }

    /// A convolution with kernels of 3 × 3.
    Value convolution3(String name, Value x, long filters, Window window) {
        long channels = x.shape().extent(-1);
        double scale = Math.sqrt(2.0 / (9 * channels));
        Value kernel = weight(name + "/kernel", scale, 3, 3, channels, filters);
        return add(convolution(x, kernel, window), weight(name + "/bias", 0, filters));
    }

    private Value weight(String name, double scale, long... extents) {
        return weights.computeIfAbsent(name, n -> new Variable(n, normal(scale, Shape.of(extents))))
                .read();
    }

    /// Numbers of the normal distribution.
    Tensor normal(double scale, Shape shape) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return Tensor.of(shape, values);
    }

    /// The next values of all weights; slots begin with `start`, by their name.
    Map<Variable, Value> updates(
            Value loss, Optimizer optimizer, float rate, Map<String, Float> start) {
        List<Variable> trained = List.copyOf(weights.values());
        List<Value> gradients =
                Gradients.gradients(loss, trained.stream().map(Variable::read).toList());
        Map<Variable, Value> updates =
                new LinkedHashMap<>(
                        optimizer.updates(
                                (path, shape, initial) -> slot(path, shape, start),
                                trained,
                                gradients,
                                constant(rate),
                                iterations.read()));
        updates.put(iterations, add(iterations.read(), constant(1L)));
        return updates;
    }

    private Variable slot(String name, Shape shape, Map<String, Float> start) {
        return slots.computeIfAbsent(
                name,
                path -> {
                    String kind = path.substring(path.lastIndexOf('/') + 1);
                    float[] values = new float[Math.toIntExact(shape.size())];
                    Arrays.fill(values, start.getOrDefault(kind, 0f));
                    return new Variable(path, Tensor.of(shape, values));
                });
    }
}
