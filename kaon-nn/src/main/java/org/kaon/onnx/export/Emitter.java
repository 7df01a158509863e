package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.Transposition;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The ONNX nodes made so far, and under which names the values of the graph are found in them, in
/// which orders of axes.
///
/// Asking for a value in an order that it is not held in adds a transposition, once; a value that
/// is known is transposed here and now.
final class Emitter {

    private final Map<Value, Map<Order, String>> forms = new HashMap<>();
    private final Map<Value, Tensor> known = new HashMap<>();
    private final Map<Value, String> shapes = new HashMap<>();
    private final Map<Value, Integer> uses;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private String origin = "";

    /// `uses`: how often each value is asked for by the graph.
    Emitter(Map<Value, Integer> uses) {
        this.uses = uses;
    }

    List<OnnxNode> nodes() {
        return nodes;
    }

    Map<String, Tensor> initializers() {
        return initializers;
    }

    /// Nodes from here on are named after this place.
    void at(Node call) {
        origin = call.origin().isEmpty() ? "" : call.origin() + "/";
    }

    /// A name that is not used yet.
    String fresh(String wanted) {
        String name = wanted;
        for (int i = 1; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// Adds a node of one result.
    String node(String op, List<String> inputs, Map<String, Attribute> attributes) {
        return nodes(op, inputs, attributes, 1).getFirst();
    }

    String node(String op, String... inputs) {
        return node(op, List.of(inputs), Map.of());
    }

    List<String> nodes(
            String op, List<String> inputs, Map<String, Attribute> attributes, int results) {
        String name = fresh(origin + op);
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < results; i++) {
            outputs.add(fresh(name + ":" + i));
        }
        nodes.add(new OnnxNode(op, "", name, inputs, outputs, attributes));
        return outputs;
    }

    /// Adds a tensor that is given.
    String given(String name, Tensor value) {
        String free = fresh(name);
        initializers.put(free, value);
        return free;
    }

    /// A list of whole numbers as a tensor that is given.
    String wholes(long... values) {
        String name = "[" + Arrays.toString(values).replaceAll("[\\[\\] ]", "") + "]";
        if (!initializers.containsKey(name)) {
            taken.add(name);
            initializers.put(name, Tensor.of(Shape.of(values.length), values));
        }
        return name;
    }

    String wholes(List<? extends Number> values) {
        return wholes(values.stream().mapToLong(Number::longValue).toArray());
    }

    /// One whole number as a scalar that is given.
    String whole(long value) {
        String name = Long.toString(value);
        if (taken.add(name)) {
            initializers.put(name, Tensor.scalar(value));
        }
        return name;
    }

    /// One float as a scalar that is given.
    String real(float value) {
        String name = Float.toString(value);
        if (taken.add(name)) {
            initializers.put(name, Tensor.scalar(value));
        }
        return name;
    }

    /// A value that is found under a name, as Kaon holds it.
    void define(Value value, String name) {
        define(value, Order.plain(value.shape().rank()), name);
    }

    void define(Value value, Order order, String name) {
        forms.computeIfAbsent(value, v -> new LinkedHashMap<>()).put(order, name);
    }

    /// A value that is known beforehand: a weight, a constant, or what follows from them.
    void define(Value value, Tensor tensor, String name) {
        known.put(value, tensor);
        names.put(value, name);
    }

    private final Map<Value, String> names = new HashMap<>();

    Optional<Tensor> known(Value value) {
        return Optional.ofNullable(known.get(value));
    }

    /// The value itself under another shape or order, where it is known.
    String given(Value value, Tensor changed) {
        return given(names.getOrDefault(value, "constant"), changed);
    }

    /// The order in which a value is there already.
    Order order(Value value) {
        Map<Order, String> there = forms.get(value);
        return there == null ? Order.plain(value.shape().rank()) : there.keySet().iterator().next();
    }

    /// All orders in which a value is there already.
    Map<Order, String> forms(Value value) {
        return Map.copyOf(forms.getOrDefault(value, Map.of()));
    }

    /// The name of a value as Kaon holds it.
    String plain(Value value) {
        return in(Order.plain(value.shape().rank()), value);
    }

    /// The name of a value in an order of axes.
    String in(Order order, Value value) {
        Map<Order, String> there = forms.computeIfAbsent(value, v -> new LinkedHashMap<>());
        String name = there.get(order);
        if (name == null) {
            name = make(order, value, there);
            there.put(order, name);
        }
        return name;
    }

    private String make(Order order, Value value, Map<Order, String> there) {
        Tensor tensor = known.get(value);
        if (tensor != null) {
            return given(value, order.isPlain() ? tensor : Transposition.of(tensor, order.axes()));
        }
        if (there.isEmpty()) {
            throw new IllegalStateException("ONNX export: nothing defines " + value);
        }
        Order from = there.keySet().iterator().next();
        return node(
                "Transpose",
                List.of(there.get(from)),
                Map.of("perm", Attribute.wholes(from.to(order))));
    }

    /// The extents of a value, as Kaon holds it, as a list of whole numbers.
    String shape(Value value) {
        return value.shape().isKnown()
                ? wholes(value.shape().extents())
                : shapes.computeIfAbsent(value, v -> node("Shape", plain(v)));
    }

    /// One extent of a value as a list of one whole number.
    String extent(Value value, int axis) {
        long extent = value.shape().extent(axis);
        return extent != Shape.ANY
                ? wholes(extent)
                : node("Gather", shape(value), wholes(value.shape().axis(axis)));
    }

    /// Whether nothing but the present call asks for a value.
    boolean isUsedOnce(Value value) {
        return uses.getOrDefault(value, 0) == 1;
    }

    /// The node that makes a name.
    Optional<OnnxNode> maker(String name) {
        return nodes.reversed().stream().filter(n -> n.outputs().contains(name)).findFirst();
    }

    /// Puts a node in the place of another.
    void replace(OnnxNode old, OnnxNode other) {
        nodes.set(nodes.lastIndexOf(old), other);
    }
}
