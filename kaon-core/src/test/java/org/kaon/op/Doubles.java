package org.kaon.op;

import org.kaon.tensor.Bfloat16;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.Arrays;

/// A tensor in float64, whatever its element type says: what the interpreter computes with.
public record Doubles(TensorType type, double[] values) {

    public static Doubles of(Tensor tensor) {
        double[] values = new double[(int) tensor.size()];
        Arrays.setAll(values, tensor::at);
        return new Doubles(tensor.type(), values);
    }

    /// What a type can hold of the numbers: a bfloat16 is rounded, all others are float64 here.
    Doubles rounded() {
        if (type.dataType() == DataType.BFLOAT16) {
            Arrays.setAll(values, i -> Bfloat16.round((float) values[i]));
        }
        return this;
    }

    public Shape shape() {
        return type.shape();
    }

    /// The element at an index that is aligned at the last axis and broadcast.
    double at(long[] index) {
        return values[offset(shape(), index)];
    }

    /// The indices of a row-major position.
    static long[] index(Shape shape, long position) {
        long[] index = new long[shape.rank()];
        long rest = position;
        for (int i = shape.rank() - 1; i >= 0; i--) {
            index[i] = rest % shape.extent(i);
            rest /= shape.extent(i);
        }
        return index;
    }

    /// The row-major position of an index aligned at the last axis; extents of 1 are stretched.
    static int offset(Shape shape, long... index) {
        long offset = 0;
        for (int i = 0; i < shape.rank(); i++) {
            long extent = shape.extent(i);
            offset = offset * extent + (extent == 1 ? 0 : index[index.length - shape.rank() + i]);
        }
        return Math.toIntExact(offset);
    }
}
