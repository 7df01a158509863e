package org.kaon.engine.cpu;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Expm1.expm1;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.MaxPooling.maxPooling;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.RandomNormal.randomNormal;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Window.window;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Padding;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A small network under construction, from ops alone: weights, random numbers, updates.
final class Network {

    private final Random random;
    private final List<Variable> weights = new ArrayList<>();
    private final Map<Variable, Value> updates = new LinkedHashMap<>();
    private final Variable steps = new Variable("steps", Tensor.scalar(0L));

    Network(long seed) {
        random = new Random(seed);
    }

    List<Variable> weights() {
        return weights;
    }

    /// How many steps were done: the counter of random numbers.
    Value steps() {
        return steps.read();
    }

    /// All variables that a step assigns.
    List<Variable> assigned() {
        return List.copyOf(updates.keySet());
    }

    Graph graph(Map<String, Value> outputs) {
        return new Graph(outputs, updates);
    }

    Value weight(String name, double scale, long... extents) {
        Variable weight = new Variable(name, normal(scale, extents));
        weights.add(weight);
        return weight.read();
    }

    Tensor normal(double scale, long... extents) {
        Shape shape = Shape.of(extents);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return Tensor.of(shape, values);
    }

    Value dense(String name, Value x, long units) {
        long features = x.shape().extent(-1);
        Value kernel = weight(name + "/kernel", 1 / Math.sqrt(features), features, units);
        return add(matmul(x, kernel), weight(name + "/bias", 0, units));
    }

    Value conv(String name, Value x, long filters) {
        long channels = x.shape().extent(-1);
        double scale = 1 / Math.sqrt(9.0 * channels);
        Value kernel = weight(name + "/kernel", scale, 3, 3, channels, filters);
        Value y = convolution(x, kernel, window(2, Padding.SAME));
        return add(y, weight(name + "/bias", 0, filters));
    }

    static Value pool(Value x, int size) {
        return maxPooling(x, List.of(size, size), List.of(size, size), Padding.VALID);
    }

    static Value flat(Value x) {
        long rows = x.shape().extent(0);
        return reshape(x, Shape.of(rows, x.shape().size() / rows));
    }

    Value noise(Value x, float deviation, long seed) {
        return add(x, multiply(randomNormal(x, steps.read(), seed), constant(deviation)));
    }

    Value dropout(Value x, float rate, long seed) {
        Value kept = greaterEqual(randomUniform(x, steps.read(), seed), constant(rate));
        return multiply(x, select(kept, constant(1 / (1 - rate)), constant(0f)));
    }

    void update(Variable variable, Value next) {
        updates.put(variable, next);
    }

    /// Kingma and Ba's update of every weight; slots begin with the moments given.
    void adam(Value loss, float rate, float first, float second) {
        Value t = cast(add(steps.read(), constant(1L)), DataType.FLOAT32);
        Value alpha =
                divide(
                        multiply(constant(rate), sqrt(oneMinusPower(0.999, t))),
                        oneMinusPower(0.9, t));
        eachGradient(
                loss,
                (weight, g) -> {
                    Variable momentum = slot(weight, "momentum", first);
                    Variable velocity = slot(weight, "velocity", second);
                    Value m = towards(momentum.read(), g, 0.1f);
                    Value v = towards(velocity.read(), square(g), 0.001f);
                    update(momentum, m);
                    update(velocity, v);
                    Value step = divide(multiply(m, alpha), add(sqrt(v), constant(1e-7f)));
                    update(weight, subtract(weight.read(), step));
                });
    }

    void momentum(Value loss, float rate) {
        eachGradient(
                loss,
                (weight, g) -> {
                    Variable momentum = slot(weight, "momentum", 0);
                    Value kept = multiply(momentum.read(), constant(0.9f));
                    Value next = subtract(kept, multiply(g, constant(rate)));
                    update(momentum, next);
                    update(weight, add(weight.read(), next));
                });
    }

    void rmsprop(Value loss, float rate) {
        eachGradient(
                loss,
                (weight, g) -> {
                    Variable velocity = slot(weight, "velocity", 0);
                    Value v = towards(velocity.read(), square(g), 0.1f);
                    update(velocity, v);
                    Value step = divide(multiply(g, constant(rate)), sqrt(add(v, constant(1e-7f))));
                    update(weight, subtract(weight.read(), step));
                });
    }

    /// What an optimizer does with one weight and its gradient.
    interface Rule {
        void apply(Variable weight, Value gradient);
    }

    void eachGradient(Value loss, Rule rule) {
        List<Value> reads = weights.stream().map(Variable::read).toList();
        List<Value> gradients = Gradients.gradients(loss, reads);
        update(steps, add(steps.read(), constant(1L)));
        for (int i = 0; i < weights.size(); i++) {
            rule.apply(weights.get(i), gradients.get(i));
        }
    }

    static Variable slot(Variable weight, String name, float start) {
        float[] values = new float[(int) weight.type().shape().size()];
        Arrays.fill(values, start);
        return new Variable(weight.name() + "/" + name, Tensor.of(weight.type().shape(), values));
    }

    private static Value towards(Value moment, Value now, float share) {
        return add(moment, multiply(subtract(now, moment), constant(share)));
    }

    private static Value oneMinusPower(double beta, Value t) {
        return negate(expm1(multiply(t, constant((float) Math.log(beta)))));
    }
}
