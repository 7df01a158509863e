package org.kaon.onnx;

import org.kaon.tensor.Tensor;

import java.util.List;

/// A setting of an operator.
public sealed interface Attribute {

    record Real(float value) implements Attribute {}

    record Whole(long value) implements Attribute {}

    record Text(String value) implements Attribute {}

    record Value(Tensor value) implements Attribute {}

    record Reals(List<Float> values) implements Attribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    record Wholes(List<Long> values) implements Attribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    record Texts(List<String> values) implements Attribute {
        public Texts {
            values = List.copyOf(values);
        }
    }

    /// Something that is kept in name alone: a graph of a loop, a sparse tensor.
    record Other(String kind) implements Attribute {}

    static Attribute of(float value) {
        return new Real(value);
    }

    static Attribute of(long value) {
        return new Whole(value);
    }

    static Attribute of(String value) {
        return new Text(value);
    }

    static Attribute of(Tensor value) {
        return new Value(value);
    }

    /// A list of whole numbers.
    static Attribute wholes(List<? extends Number> values) {
        return new Wholes(values.stream().map(Number::longValue).toList());
    }
}
