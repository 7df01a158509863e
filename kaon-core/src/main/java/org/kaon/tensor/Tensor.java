package org.kaon.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/// A typed block of off-heap memory in row-major order, aligned to 64 bytes where Kaon made it.
///
/// A tensor does not own its memory: it lives as long as the arena behind it. Treat it as read-only
/// once it has been handed on.
public record Tensor(TensorType type, MemorySegment data) {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    public Tensor {
        if (data.byteSize() != type.bytes()) {
            throw new ShapeException(
                    "Tensor "
                            + type
                            + ": expected "
                            + type.bytes()
                            + " bytes, found "
                            + data.byteSize());
        }
    }

    /// Zeroed memory for a type.
    public static Tensor allocate(TensorType type, SegmentAllocator memory) {
        return new Tensor(type, memory.allocate(type.bytes(), 64));
    }

    /// A float32 tensor, kept until the garbage collector finds it unused.
    public static Tensor of(Shape shape, float... values) {
        return of(Arena.ofAuto(), shape, values);
    }

    public static Tensor of(SegmentAllocator memory, Shape shape, float... values) {
        requireCount(shape, values.length);
        Tensor tensor = allocate(new TensorType(DataType.FLOAT32, shape), memory);
        MemorySegment.copy(values, 0, tensor.data, FLOAT, 0, values.length);
        return tensor;
    }

    /// A bfloat16 tensor of the rounded values.
    public static Tensor bfloat16(Shape shape, float... values) {
        requireCount(shape, values.length);
        Tensor tensor = allocate(new TensorType(DataType.BFLOAT16, shape), Arena.ofAuto());
        for (int i = 0; i < values.length; i++) {
            tensor.data.set(SHORT, 2L * i, Bfloat16.of(values[i]));
        }
        return tensor;
    }

    public static Tensor of(Shape shape, int... values) {
        requireCount(shape, values.length);
        Tensor tensor = allocate(new TensorType(DataType.INT32, shape), Arena.ofAuto());
        MemorySegment.copy(values, 0, tensor.data, INT, 0, values.length);
        return tensor;
    }

    public static Tensor of(Shape shape, long... values) {
        requireCount(shape, values.length);
        Tensor tensor = allocate(new TensorType(DataType.INT64, shape), Arena.ofAuto());
        MemorySegment.copy(values, 0, tensor.data, LONG, 0, values.length);
        return tensor;
    }

    public static Tensor scalar(float value) {
        return of(Shape.scalar(), value);
    }

    public static Tensor scalar(long value) {
        return of(Shape.scalar(), value);
    }

    private static void requireCount(Shape shape, int count) {
        if (shape.size() != count) {
            throw new ShapeException(
                    "Tensor " + shape + ": expected " + shape.size() + " values, found " + count);
        }
    }

    public Shape shape() {
        return type.shape();
    }

    public long size() {
        return type.shape().size();
    }

    /// The element at a row-major position as a double, whatever the element type.
    public double at(long position) {
        return switch (type.dataType()) {
            case FLOAT32 -> data.get(FLOAT, position * 4);
            case BFLOAT16 -> Bfloat16.toFloat(data.get(SHORT, position * 2));
            case INT32 -> data.get(INT, position * 4);
            case INT64 -> data.get(LONG, position * 8);
            case UINT8, BOOL -> Byte.toUnsignedInt(data.get(ValueLayout.JAVA_BYTE, position));
        };
    }

    /// A copy of the elements of a float32 or bfloat16 tensor.
    public float[] floats() {
        if (type.dataType() == DataType.BFLOAT16) {
            float[] floats = new float[Math.toIntExact(size())];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = Bfloat16.toFloat(data.get(SHORT, 2L * i));
            }
            return floats;
        }
        requireType(DataType.FLOAT32);
        return data.toArray(FLOAT);
    }

    /// A copy of the elements of an int32 tensor.
    public int[] ints() {
        requireType(DataType.INT32);
        return data.toArray(INT);
    }

    /// A copy of the elements of an int64 tensor.
    public long[] longs() {
        requireType(DataType.INT64);
        return data.toArray(LONG);
    }

    /// A copy in other memory.
    public Tensor copy(SegmentAllocator memory) {
        Tensor copy = allocate(type, memory);
        copy.data.copyFrom(data);
        return copy;
    }

    /// The same elements under another shape of equal size.
    public Tensor reshape(Shape shape) {
        return new Tensor(type.withShape(shape), data);
    }

    /// Rows `from` to `to` of the outermost axis, on the same memory.
    public Tensor rows(long from, long to) {
        long bytes = type.bytes() / Math.max(1, shape().extent(0));
        return new Tensor(
                type.withShape(shape().with(0, to - from)),
                data.asSlice(from * bytes, (to - from) * bytes));
    }

    private void requireType(DataType wanted) {
        if (type.dataType() != wanted) {
            throw new ShapeException("Tensor: expected " + wanted.numpyName() + ", found " + type);
        }
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
