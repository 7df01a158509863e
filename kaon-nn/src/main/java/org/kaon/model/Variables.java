package org.kaon.model;

import org.kaon.graph.Variable;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The variables of one compiled model by name: weights, the optimizer's slots and counters, the
/// sums of metrics. What is here is what a checkpoint holds.
final class Variables {

    static final String WEIGHTS = "weights/";
    static final String OPTIMIZER = "optimizer/";
    static final String METRICS = "metrics/";

    private final Map<String, Variable> all = new LinkedHashMap<>();
    private final Map<String, Variable> weights = new LinkedHashMap<>();
    private final long seed;

    Variables(Weights initial, long seed) {
        this.seed = seed;
        initial.tensors().forEach(this::add);
    }

    /// One more weight.
    void add(String path, Tensor value) {
        Variable variable = new Variable(path, value);
        weights.put(path, variable);
        all.put(WEIGHTS + path, variable);
    }

    /// The variables of a checkpoint, each starting from its saved value.
    static Variables restored(Model model, Map<String, Tensor> saved) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        saved.forEach((name, value) -> {
            if (name.startsWith(WEIGHTS)) {
                weights.put(name.substring(WEIGHTS.length()), value);
            }
        });
        Variables variables = new Variables(model.weights().with(weights), model.seed());
        saved.forEach((name, value) -> {
            if (!name.startsWith(WEIGHTS)) {
                variables.all.put(name, new Variable(name, value));
            }
        });
        return variables;
    }

    static Tensor zeros(TensorType type) {
        return Tensor.allocate(type, Arena.ofAuto());
    }

    long seed() {
        return seed;
    }

    Variable weight(String path) {
        Variable variable = weights.get(path);
        if (variable == null) {
            throw new ShapeException(
                    "Weights: no \"" + path + "\"; there are " + weights.keySet() + ".");
        }
        return variable;
    }

    Map<String, Variable> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /// Training steps done so far; it also numbers the random streams.
    Variable iterations() {
        return all.computeIfAbsent(
                OPTIMIZER + "iterations", name -> new Variable(name, Tensor.scalar(0L)));
    }

    Variable learningRate(double initial) {
        return made(OPTIMIZER + "learning_rate", () -> Tensor.scalar((float) initial));
    }

    /// A variable that starts at a value, made on the first call for its name.
    Variable made(String name, Supplier<Tensor> initial) {
        return all.computeIfAbsent(name, key -> new Variable(key, initial.get()));
    }

    /// A variable that starts at zero, made on the first call for its name.
    Variable zeros(String name, TensorType type) {
        return all.computeIfAbsent(name, key -> new Variable(key, zeros(type)));
    }

    /// A slot of the optimizer that starts with one value everywhere.
    Variable slot(String path, Shape shape, float initial) {
        return all.computeIfAbsent(
                OPTIMIZER + path,
                name -> {
                    Tensor start = zeros(new TensorType(DataType.FLOAT32, shape));
                    if (initial != 0) {
                        float[] values = new float[Math.toIntExact(shape.size())];
                        Arrays.fill(values, initial);
                        start = Tensor.of(shape, values);
                    }
                    return new Variable(name, start);
                });
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /// The variables whose names fit, by name.
    Map<String, Variable> named(Predicate<String> fits) {
        Map<String, Variable> found = new LinkedHashMap<>();
        all.forEach((name, variable) -> {
            if (fits.test(name)) {
                found.put(name, variable);
            }
        });
        return found;
    }
}
