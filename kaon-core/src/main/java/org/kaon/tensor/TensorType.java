package org.kaon.tensor;

/// An element type and a shape.
public record TensorType(DataType dataType, Shape shape) {

    public static TensorType float32(long... extents) {
        return new TensorType(DataType.FLOAT32, Shape.of(extents));
    }

    public TensorType withShape(Shape other) {
        return new TensorType(dataType, other);
    }

    public TensorType withDataType(DataType other) {
        return new TensorType(other, shape);
    }

    /// Bytes of all elements.
    public long bytes() {
        return Math.multiplyExact(shape.size(), dataType.bytes());
    }

    /// `float32[128, 10]`.
    @Override
    public String toString() {
        return dataType.numpyName() + shape;
    }
}
