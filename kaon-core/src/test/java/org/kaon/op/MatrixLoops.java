package org.kaon.op;

import org.kaon.tensor.TensorType;

import java.util.List;

/// The interpreter's loops for products of matrices.
final class MatrixLoops {

    private MatrixLoops() {}

    static double[] matmul(MatMul op, List<Doubles> in, TensorType type) {
        Doubles a = in.getFirst();
        Doubles b = in.getLast();
        long inner = a.shape().extent(op.transposeA() ? -2 : -1);
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < y.length; i++) {
            long[] at = Doubles.index(type.shape(), i);
            long row = at[at.length - 2];
            long column = at[at.length - 1];
            for (long k = 0; k < inner; k++) {
                y[i] +=
                        entry(a, op.transposeA(), at, row, k)
                                * entry(b, op.transposeB(), at, k, column);
            }
        }
        return y;
    }

    private static double entry(
            Doubles matrices, boolean transposed, long[] at, long row, long column) {
        long[] index = at.clone();
        index[at.length - 2] = transposed ? column : row;
        index[at.length - 1] = transposed ? row : column;
        return matrices.at(index);
    }
}
