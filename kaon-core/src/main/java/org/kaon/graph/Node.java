package org.kaon.graph;

import org.kaon.tensor.TensorType;

import java.util.List;

/// An op applied to inputs; a place in a graph, so it has identity and no value equality.
///
/// Types are inferred here, so that an error points at the line that made the node.
public final class Node {

    private final Op op;
    private final List<Value> inputs;
    private final List<TensorType> types;
    private final String origin;

    public Node(Op op, List<Value> inputs) {
        this.op = op;
        this.inputs = List.copyOf(inputs);
        this.types = List.copyOf(op.infer(this.inputs.stream().map(Value::type).toList()));
        this.origin = Origin.current();
    }

    /// The first output of an op applied to inputs.
    public static Value apply(Op op, Value... inputs) {
        return new Node(op, List.of(inputs)).output(0);
    }

    public Op op() {
        return op;
    }

    public List<Value> inputs() {
        return inputs;
    }

    public Value input(int index) {
        return inputs.get(index);
    }

    /// Where the node was made: a layer's name, or nothing.
    public String origin() {
        return origin;
    }

    /// The types of the outputs.
    public List<TensorType> types() {
        return types;
    }

    public Value output(int index) {
        return new Value(this, index);
    }

    @Override
    public String toString() {
        return op.toString() + inputs.stream().map(Value::type).toList();
    }
}
