package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.NotEqual.notEqual;

import org.jspecify.annotations.Nullable;
import org.kaon.graph.Constant;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A row of a fixture, which the script beside it has written.
record SequenceCase(String part, int number, KerasNumbers row) {

    static List<SequenceCase> all(String part) {
        List<SequenceCase> cases = new ArrayList<>();
        String resource = "/org/kaon/layer/" + part + ".json";
        for (KerasNumbers row : new KerasNumbers(KerasNumbers.resource(resource)).each("layers")) {
            cases.add(new SequenceCase(part, cases.size(), row));
        }
        return cases;
    }

    Layer layer() {
        return Layers.TABLE.read(row.at("layer"));
    }

    Map<String, Tensor> weights() {
        return row.in("weights").tensors();
    }

    /// Weights, and statistics where there are some.
    Map<String, Tensor> held() {
        Map<String, Tensor> held = new LinkedHashMap<>(weights());
        if (row.values().containsKey("states")) {
            held.putAll(row.in("states").tensors());
        }
        return held;
    }

    /// The tensors of a list; absent where it holds a null.
    List<Optional<Tensor>> tensors(String key) {
        List<Optional<Tensor>> tensors = new ArrayList<>();
        for (Object each : (List<?>) row.at(key)) {
            tensors.add(Optional.ofNullable(each).map(SequenceCase::tensor));
        }
        return tensors;
    }

    private static Tensor tensor(Object found) {
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put("x", found);
        return new KerasNumbers(holder).tensor("x");
    }

    /// What is fed: inputs `x0`, `x1`, …, initial states by their names, weights by their paths.
    Map<String, Tensor> feeds() {
        Map<String, Tensor> feeds = new LinkedHashMap<>(weights());
        List<Optional<Tensor>> inputs = tensors("inputs");
        for (int i = 0; i < inputs.size(); i++) {
            feeds.put("x" + i, inputs.get(i).orElseThrow());
        }
        row.in("named")
                .tensors()
                .forEach((name, value) -> {
                    if (!name.endsWith("mask")) {
                        feeds.put(name, value);
                    }
                });
        return feeds;
    }

    /// The call with fed inputs, whose batch extent may be left open.
    Call call(DataType compute, boolean openBatch) {
        List<Value> inputs = new ArrayList<>();
        for (int i = 0; i < tensors("inputs").size(); i++) {
            Tensor given = Objects.requireNonNull(feeds().get("x" + i));
            Shape shape = openBatch ? given.shape().with(0, Shape.ANY) : given.shape();
            inputs.add(fed("x" + i, given, shape, compute));
        }
        List<Optional<Value>> masks = new ArrayList<>();
        tensors("masks").forEach(mask -> masks.add(mask.map(SequenceCase::truth)));
        Map<String, Value> named = new LinkedHashMap<>();
        row.in("named")
                .tensors()
                .forEach((name, value) -> {
                    named.put(
                            name,
                            name.endsWith("mask")
                                    ? truth(value)
                                    : fed(name, value, value.shape(), compute));
                });
        Map<String, Object> flags = new LinkedHashMap<>();
        row.in("flags")
                .values()
                .forEach((name, value) -> {
                    flags.put(name, Objects.requireNonNull(value));
                });
        return new Call(inputs, masks, named, flags);
    }

    private static Value fed(String name, Tensor given, Shape shape, DataType compute) {
        return cast(Placeholder.placeholder(name, given.type().withShape(shape)), compute);
    }

    private static Value truth(Tensor mask) {
        return notEqual(Constant.constant(mask), Constant.constant(0f));
    }

    @Override
    public String toString() {
        return part + " " + number + " " + ((Map<?, ?>) row.at("layer")).get("class_name");
    }
}
