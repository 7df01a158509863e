package org.kaon.engine.cpu;

import org.bytedeco.dnnl.memory.desc;
import org.kaon.op.MatMul;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// The operands of a matrix product as oneDNN takes them: with as few axes as they need.
///
/// Leading axes that both operands have become one, and a stack of matrices times a single one is
/// one matrix of many rows.
record MatMulGeometry(desc left, desc right, desc bias, desc result) {

    /// The geometry of a product of two operands of one type, with the types of bias and result.
    static MatMulGeometry of(
            MatMul op, TensorType operand, Shape b, DataType bias, TensorType result) {
        Shape a = operand.shape();
        Shape y = result.shape();
        DataType kind = operand.dataType();
        long inner = a.extent(op.transposeA() ? -2 : -1);
        long columns = y.extent(-1);
        if (!op.transposeA() && b.size() == inner * columns) {
            return new MatMulGeometry(
                    described(kind, List.of(), a.size() / inner, inner, false),
                    described(kind, List.of(), inner, columns, op.transposeB()),
                    described(bias, List.of(), 1, columns, false),
                    described(result.dataType(), List.of(), a.size() / inner, columns, false));
        }
        List<Long> left = new ArrayList<>();
        List<Long> right = new ArrayList<>();
        join(a, b, y, left, right);
        List<Long> stack = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            stack.add(Math.max(left.get(i), right.get(i)));
        }
        List<Long> once = stack.stream().map(_ -> 1L).toList();
        return new MatMulGeometry(
                described(kind, left, y.extent(-2), inner, op.transposeA()),
                described(kind, right, inner, columns, op.transposeB()),
                described(bias, once, 1, columns, false),
                described(result.dataType(), stack, y.extent(-2), columns, false));
    }

    // Axes side by side, along which the same operands are stretched, are joined.
    private static void join(Shape a, Shape b, Shape y, List<Long> left, List<Long> right) {
        for (int axis = y.rank(); axis > 2; axis--) {
            long extent = y.extent(-axis);
            long mine = axis <= a.rank() ? a.extent(-axis) : 1;
            long theirs = axis <= b.rank() ? b.extent(-axis) : 1;
            if (extent == 1) {
                continue;
            }
            int last = left.size() - 1;
            if (last >= 0 && left.get(last) > 1 == mine > 1 && right.get(last) > 1 == theirs > 1) {
                left.set(last, left.get(last) * mine);
                right.set(last, right.get(last) * theirs);
            } else {
                left.add(mine);
                right.add(theirs);
            }
        }
    }

    private static desc described(
            DataType type, List<Long> stack, long rows, long columns, boolean transposed) {
        long[] dims = dims(stack, rows, columns);
        long[] strides = Layout.rowMajor(dims);
        if (transposed) {
            strides = Layout.rowMajor(dims(stack, columns, rows));
            int last = strides.length - 1;
            strides[last] = strides[last - 1];
            strides[last - 1] = 1;
        }
        return Layout.strided(type, dims, strides);
    }

    private static long[] dims(List<Long> stack, long rows, long columns) {
        return LongStream.concat(
                        stack.stream().mapToLong(Long::longValue),
                        Arrays.stream(new long[] {rows, columns}))
                .toArray();
    }
}
