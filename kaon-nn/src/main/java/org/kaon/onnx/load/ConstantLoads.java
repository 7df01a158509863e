package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.op.Select;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Operators whose result is known beforehand.
final class ConstantLoads {

    /// More elements than this are no constant of a network, but damage.
    private static final long LARGEST = 1L << 28;

    private ConstantLoads() {}

    static void enter(Loads.Table table) {
        table.put("Constant", ConstantLoads::given);
        table.put("ConstantOfShape", ConstantLoads::filled);
        table.put("Range", ConstantLoads::range);
        table.put("Trilu", ConstantLoads::triangle);
    }

    private static Value given(Call call) {
        if (call.isSet("value_float")) {
            return constant(call.real("value_float", 0));
        }
        if (call.isSet("value_int")) {
            return constant(call.whole("value_int", 0));
        }
        if (call.isSet("value_ints")) {
            List<Long> all = call.wholes("value_ints");
            long[] values = all.stream().mapToLong(Long::longValue).toArray();
            return constant(Tensor.of(Shape.of(values.length), values));
        }
        if (call.isSet("value_floats")) {
            List<Float> all = call.reals("value_floats");
            float[] values = new float[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = all.get(i);
            }
            return constant(Tensor.of(Shape.of(values.length), values));
        }
        return constant(call.tensor("value").orElseThrow(() -> call.refused("expected a tensor")));
    }

    private static Value filled(Call call) {
        Shape shape = Shape.of(call.wholes(0));
        requireSize(call, shape.size());
        Tensor one = call.tensor("value").orElseGet(() -> Tensor.of(Shape.of(1), 0f));
        Tensor all = Tensor.allocate(one.type().withShape(shape), Arena.ofAuto());
        int bytes = one.type().dataType().bytes();
        for (long i = 0; i < all.size(); i++) {
            java.lang.foreign.MemorySegment.copy(one.data(), 0, all.data(), i * bytes, bytes);
        }
        return constant(all);
    }

    private static void requireSize(Call call, long size) {
        call.require(
                size >= 0 && size <= LARGEST,
                "expected at most " + LARGEST + " elements of a constant, found " + size);
    }

    private static Value range(Call call) {
        double from = call.known(0).at(0);
        double to = call.known(1).at(0);
        double step = call.known(2).at(0);
        long count = (long) Math.max(0, Math.ceil((to - from) / step));
        requireSize(call, step == 0 ? -1 : count);
        DataType type = call.input(0).dataType();
        Tensor all = Tensor.allocate(new TensorType(type, Shape.of(count)), Arena.ofAuto());
        for (long i = 0; i < count; i++) {
            double value = from + i * step;
            switch (type) {
                case FLOAT32 ->
                        all.data().set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * i, (float) value);
                case INT32 -> all.data().set(ValueLayout.JAVA_INT_UNALIGNED, 4 * i, (int) value);
                case INT64 -> all.data().set(ValueLayout.JAVA_LONG_UNALIGNED, 8 * i, (long) value);
                default -> throw call.refused("a range of " + type + " is not supported");
            }
        }
        return constant(all);
    }

    private static Value triangle(Call call) {
        Value x = call.input(0);
        boolean upper = call.flag("upper", true);
        long shift = call.has(1) ? call.wholes(1)[0] : 0;
        long rows = x.shape().extent(-2);
        long columns = x.shape().extent(-1);
        requireSize(call, rows * columns);
        Tensor mask =
                Tensor.allocate(
                        new TensorType(DataType.BOOL, Shape.of(rows, columns)), Arena.ofAuto());
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j < columns; j++) {
                boolean kept = upper ? j >= i + shift : j <= i + shift;
                mask.data().set(ValueLayout.JAVA_BYTE, i * columns + j, (byte) (kept ? 1 : 0));
            }
        }
        Value zero = org.kaon.op.Cast.cast(constant(0f), x.dataType());
        return Select.select(constant(mask), x, zero);
    }
}
