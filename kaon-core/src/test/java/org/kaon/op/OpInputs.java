package org.kaon.op;

import org.kaon.tensor.Bfloat16;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/// Seeded inputs for op cases, kept away from where derivatives jump.
final class OpInputs {

    private OpInputs() {}

    /// Numbers of either sign, of size 0.05 to 2, none near a whole number.
    static Tensor signed(long... extents) {
        Random random = new Random(Arrays.hashCode(extents));
        return floats(
                extents,
                () -> {
                    double size = random.nextInt(2) + 0.05 + 0.9 * random.nextDouble();
                    return (float) (random.nextBoolean() ? size : -size);
                });
    }

    /// Numbers from 0.3 to 2.5.
    static Tensor positive(long... extents) {
        Random random = new Random(Arrays.hashCode(extents) + 1);
        return floats(extents, () -> 0.3f + 2.2f * random.nextFloat());
    }

    /// The numbers of {@link #signed} in bfloat16.
    static Tensor narrow(long... extents) {
        Tensor wide = signed(extents);
        return Tensor.bfloat16(wide.shape(), wide.floats());
    }

    static Tensor empty(long... extents) {
        return Tensor.of(Shape.of(extents), new float[0]);
    }

    /// Integers from −1 to `bound − 1`.
    static Tensor ints(int bound, long... extents) {
        Random random = new Random(Arrays.hashCode(extents) + bound);
        int[] values = new int[(int) Shape.of(extents).size()];
        Arrays.setAll(values, i -> random.nextInt(bound + 1) - 1);
        return Tensor.of(Shape.of(extents), values);
    }

    static Tensor bools(long... extents) {
        Random random = new Random(Arrays.hashCode(extents) + 2);
        TensorType type = new TensorType(DataType.BOOL, Shape.of(extents));
        Tensor tensor = Tensor.allocate(type, Arena.ofAuto());
        for (long i = 0; i < tensor.size(); i++) {
            tensor.data().set(ValueLayout.JAVA_BYTE, i, (byte) random.nextInt(2));
        }
        return tensor;
    }

    /// A tensor of any type; numbers that it cannot hold become the nearest that it can.
    static Tensor of(TensorType type, DoubleSupplier source) {
        Tensor tensor = Tensor.allocate(type, Arena.ofAuto());
        MemorySegment data = tensor.data();
        for (long i = 0; i < tensor.size(); i++) {
            double number = source.getAsDouble();
            switch (type.dataType()) {
                case FLOAT32 -> data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4, (float) number);
                case BFLOAT16 ->
                        data.set(
                                ValueLayout.JAVA_SHORT_UNALIGNED,
                                i * 2,
                                Bfloat16.of((float) number));
                case INT32 -> data.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, (int) number);
                case INT64 -> data.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8, (long) number);
                case UINT8 -> data.set(ValueLayout.JAVA_BYTE, i, (byte) Math.abs((int) number));
                case BOOL -> data.set(ValueLayout.JAVA_BYTE, i, (byte) (number > 0 ? 1 : 0));
            }
        }
        return tensor;
    }

    private interface FloatSource {
        float next();
    }

    private static Tensor floats(long[] extents, FloatSource source) {
        float[] values = new float[(int) Shape.of(extents).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = source.next();
        }
        return Tensor.of(Shape.of(extents), values);
    }
}
