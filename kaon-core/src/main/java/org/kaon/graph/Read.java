package org.kaon.graph;

import org.kaon.tensor.TensorType;

import java.util.List;

/// The value of a variable when the run starts.
public record Read(Variable variable) implements Op {

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(variable.type());
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return List.of();
    }
}
