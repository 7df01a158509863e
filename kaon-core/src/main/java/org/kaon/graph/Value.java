package org.kaon.graph;

import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

/// One output of a node: what user code passes around. Equal when it is the same output of the same
/// node.
public record Value(Node source, int output) {

    public TensorType type() {
        return source.types().get(output);
    }

    public Shape shape() {
        return type().shape();
    }

    public DataType dataType() {
        return type().dataType();
    }

    @Override
    public String toString() {
        return source.op().name() + ":" + output + " " + type();
    }
}
