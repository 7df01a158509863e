package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.cpu.kernel.Numbers;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.Equal;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.NotEqual;
import org.kaon.op.Select;
import org.kaon.op.Sign;
import org.kaon.op.Subtract;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.function.LongBinaryOperator;

/// Element-wise arithmetic and comparisons on integers: counters, labels and indices, which are
/// few; so these are plain loops over exact 64-bit numbers.
final class IntegerLowering {

    private IntegerLowering() {}

    private static @Nullable LongBinaryOperator operator(Op op) {
        return switch (op) {
            case Add _ -> Long::sum;
            case Subtract _ -> (a, b) -> a - b;
            case Multiply _ -> (a, b) -> a * b;
            case Maximum _ -> Math::max;
            case Minimum _ -> Math::min;
            case Equal _ -> (a, b) -> a == b ? 1 : 0;
            case NotEqual _ -> (a, b) -> a != b ? 1 : 0;
            case Less _ -> (a, b) -> a < b ? 1 : 0;
            case LessEqual _ -> (a, b) -> a <= b ? 1 : 0;
            case Greater _ -> (a, b) -> a > b ? 1 : 0;
            case GreaterEqual _ -> (a, b) -> a >= b ? 1 : 0;
            case Negate _ -> (a, _) -> -a;
            case Abs _ -> (a, _) -> Math.abs(a);
            case Sign _ -> (a, _) -> Long.signum(a);
            default -> null;
        };
    }

    static void lower(Op op, Node call, PlanBuilder plan) {
        Shape space = call.types().getFirst().shape();
        DataType type = call.types().getFirst().dataType();
        List<Slot> sources = call.inputs().stream().map(plan::plain).toList();
        List<DataType> types = call.inputs().stream().map(v -> v.dataType()).toList();
        List<long[]> strides = call.inputs().stream().map(v -> strides(v.shape(), space)).toList();
        Slot target = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        LongBinaryOperator operator = operator(op);
        if (operator == null && !(op instanceof Select)) {
            throw new IllegalArgumentException(
                    op.name() + ": expected float32, found " + types + ". Cast the inputs first.");
        }
        long size = space.size();
        plan.kernel(
                op.name() + " " + types.getLast().numpyName(),
                sources,
                List.of(target),
                (reads, writes) -> {
                    long[] values = new long[reads.length];
                    return () -> {
                        for (long i = 0; i < size; i++) {
                            for (int k = 0; k < reads.length; k++) {
                                long index = index(i, space, strides.get(k));
                                values[k] = Numbers.integer(reads[k], types.get(k), index);
                            }
                            Numbers.set(writes[0], type, i, value(operator, values));
                        }
                    };
                });
    }

    private static long value(@Nullable LongBinaryOperator operator, long[] values) {
        return operator == null
                ? (values[0] != 0 ? values[1] : values[2])
                : operator.applyAsLong(values[0], values[values.length - 1]);
    }

    private static long[] strides(Shape shape, Shape space) {
        long[] dense = Layout.rowMajor(shape.extents());
        long[] strides = new long[space.rank()];
        int missing = space.rank() - shape.rank();
        for (int i = missing; i < strides.length; i++) {
            strides[i] = shape.extent(i - missing) == 1 ? 0 : dense[i - missing];
        }
        return strides;
    }

    private static long index(long position, Shape space, long[] strides) {
        long index = 0;
        long rest = position;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            index += rest % space.extent(axis) * strides[axis];
            rest /= space.extent(axis);
        }
        return index;
    }
}
