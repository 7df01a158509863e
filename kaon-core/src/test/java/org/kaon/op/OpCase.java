package org.kaon.op;

import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sum.sum;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Constant;
import org.kaon.graph.Gradient;
import org.kaon.graph.Graph;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// One use of one op: how it is called, on which inputs, and how often it may be differentiated
/// there.
public record OpCase(
        String name, int order, List<Tensor> inputs, Function<List<Value>, Value> call) {

    /// The same use on bfloat16 in place of float32 inputs.
    OpCase inBfloat16() {
        List<Tensor> narrow =
                inputs.stream()
                        .map(input ->
                                input.type().dataType() == DataType.FLOAT32
                                        ? Tensor.bfloat16(input.shape(), input.floats())
                                        : input)
                        .toList();
        return new OpCase(name + " in bfloat16", order, narrow, call);
    }

    boolean hasFloats() {
        return inputs.stream().anyMatch(input -> input.type().dataType().isFloating());
    }

    /// Whether something is rounded to bfloat16 on the way.
    boolean rounds() {
        return inputs.stream().anyMatch(input -> input.type().dataType() == DataType.BFLOAT16);
    }

    /// Inputs of the case as placeholders `x0`, `x1`, … with these shapes.
    List<Value> placeholders(Function<Shape, Shape> shapes) {
        List<Value> values = new ArrayList<>();
        for (Tensor input : inputs) {
            TensorType type = input.type().withShape(shapes.apply(input.shape()));
            values.add(placeholder("x" + values.size(), type));
        }
        return values;
    }

    /// What is fed to the placeholders.
    public Map<String, Tensor> feeds() {
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        inputs.forEach(input -> feeds.put("x" + feeds.size(), input));
        return feeds;
    }

    Map<String, Doubles> doubles() {
        Map<String, Doubles> feeds = new LinkedHashMap<>();
        feeds().forEach((name, tensor) -> feeds.put(name, Doubles.of(tensor)));
        return feeds;
    }

    /// The op that the case is about.
    public Op op() {
        return call.apply(placeholders(shape -> shape)).source().op();
    }

    /// The result as output `y`, for known extents.
    public Graph graph() {
        return graph(shape -> shape);
    }

    /// The result as output `y` for inputs of other shapes.
    public Graph graph(Function<Shape, Shape> shapes) {
        Value y = call.apply(placeholders(shapes));
        return new Graph(Map.of("y", y), Map.of());
    }

    /// The gradients of `Σ y·r`, r random, as outputs `dx0`, … for every float input; empty where
    /// the case is not differentiated.
    public Graph gradientGraph() {
        List<Value> inputs = placeholders(shape -> shape);
        Map<String, Value> outputs = new LinkedHashMap<>();
        if (order > 0) {
            List<Value> floats = floats(inputs);
            List<Value> gradients = Gradients.gradients(loss(inputs), floats);
            gradients.forEach(gradient -> outputs.put("dx" + outputs.size(), gradient));
        }
        return new Graph(outputs, Map.of());
    }

    /// `Σ y·r` with fixed random r.
    Value loss(List<Value> inputs) {
        Value y = call.apply(inputs);
        return sum(multiply(y, cast(random(resultShape(), 1), y.dataType())));
    }

    Shape resultShape() {
        return call.apply(placeholders(shape -> shape)).shape();
    }

    DataType resultType() {
        return call.apply(placeholders(shape -> shape)).dataType();
    }

    static List<Value> floats(List<Value> inputs) {
        return inputs.stream().filter(input -> input.dataType().isFloating()).toList();
    }

    /// A constant of random numbers.
    static Value random(Shape shape, long seed) {
        Random random = new Random(seed);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Constant.constant(shape, values);
    }

    /// Whether an extent is used twice in one input: then an exchange of axes would pass unseen.
    boolean isSquare() {
        return inputs.stream()
                .anyMatch(input -> {
                    long[] extents = input.shape().extents();
                    for (int i = 0; i < extents.length; i++) {
                        for (int j = 0; j < i; j++) {
                            if (extents[i] > 1 && extents[i] == extents[j]) {
                                return true;
                            }
                        }
                    }
                    return false;
                });
    }

    /// The rule's answer for each input, with a gradient of ones coming from above.
    List<Gradient> gradients() {
        Value y = call.apply(placeholders(shape -> shape));
        Shape shape = y.shape();
        float[] ones = new float[(int) shape.size()];
        Arrays.fill(ones, 1);
        return y.source()
                .op()
                .gradient(
                        y.source(),
                        Collections.nCopies(
                                y.source().types().size(), Constant.constant(shape, ones)));
    }

    @Override
    public String toString() {
        return name;
    }
}
