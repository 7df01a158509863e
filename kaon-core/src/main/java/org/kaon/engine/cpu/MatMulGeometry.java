package org.kaon.engine.cpu;

import org.bytedeco.dnnl.memory.desc;
import org.kaon.op.MatMul;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// The operands of a matrix product as oneDNN takes them: with as few axes as they need.
///
/// Leading axes that both operands have become one, and a stack of matrices times a single one is
/// one matrix of many rows.
record MatMulGeometry(desc left, desc right, desc bias, desc result) {

    static MatMulGeometry of(MatMul op, Shape a, Shape b, Shape y) {
        long inner = a.extent(op.transposeA() ? -2 : -1);
        long columns = y.extent(-1);
        if (!op.transposeA() && b.size() == inner * columns) {
            return new MatMulGeometry(
                    described(List.of(), a.size() / inner, inner, false),
                    described(List.of(), inner, columns, op.transposeB()),
                    described(List.of(), 1, columns, false),
                    described(List.of(), a.size() / inner, columns, false));
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
                described(left, y.extent(-2), inner, op.transposeA()),
                described(right, inner, columns, op.transposeB()),
                described(once, 1, columns, false),
                described(stack, y.extent(-2), columns, false));
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

    private static desc described(List<Long> stack, long rows, long columns, boolean transposed) {
        long[] dims = dims(stack, rows, columns);
        long[] strides = Layout.rowMajor(dims);
        if (transposed) {
            strides = Layout.rowMajor(dims(stack, columns, rows));
            int last = strides.length - 1;
            strides[last] = strides[last - 1];
            strides[last - 1] = 1;
        }
        return Layout.strided(dims, strides);
    }

    private static long[] dims(List<Long> stack, long rows, long columns) {
        return LongStream.concat(
                        stack.stream().mapToLong(Long::longValue),
                        Arrays.stream(new long[] {rows, columns}))
                .toArray();
    }
}
