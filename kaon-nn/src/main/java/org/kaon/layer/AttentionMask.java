package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.And.and;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Stack.expandDims;

import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.op.Triangle;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which keys the queries of a multi-head attention see.
final class AttentionMask {

    private AttentionMask() {}

    /// All that say something, joined by AND; a window of 0 sees all.
    ///
    /// *Shape*: `[batch or 1, t, s]`, or that of a given `attention_mask`.
    static Optional<Value> of(Call call, Value query, Value key, int window) {
        List<Value> all = new ArrayList<>();
        mask(call, 0, "query_mask").ifPresent(mask -> all.add(expandDims(mask, -1)));
        mask(call, 1, "value_mask").ifPresent(mask -> all.add(expandDims(mask, -2)));
        mask(call, 2, "key_mask").ifPresent(mask -> all.add(expandDims(mask, -2)));
        long rows = query.shape().extent(1);
        long columns = key.shape().extent(1);
        if (call.flag("use_causal_mask", false)) {
            all.add(Triangle.lower(rows, columns));
        }
        if (window > 0) {
            all.add(band(rows, columns, window));
        }
        call.named("attention_mask").map(AttentionMask::truth).ifPresent(all::add);
        return all.stream().reduce((a, b) -> and(a, b));
    }

    /// The mask of an input, which may come by keyword.
    static Optional<Value> mask(Call call, int input, String name) {
        boolean has = input < call.masks().size() && call.masks().get(input).isPresent();
        return has ? call.masks().get(input) : call.named(name).map(AttentionMask::truth);
    }

    private static Value truth(Value mask) {
        return mask.dataType() == DataType.BOOL ? mask : notEqual(mask, constant(0f));
    }

    // |i − j| < window.
    private static Value band(long rows, long columns, int window) {
        Value lower = Triangle.lower(rows, columns);
        Tensor mask = Tensor.allocate(new TensorType(DataType.BOOL, lower.shape()), Arena.ofAuto());
        for (long i = 0; i < rows; i++) {
            for (long j = 0; j < columns; j++) {
                byte seen = (byte) (Math.abs(i - j) < window ? 1 : 0);
                mask.data().set(ValueLayout.JAVA_BYTE, i * columns + j, seen);
            }
        }
        return Constant.constant(mask);
    }

    /// With axes of 1 for the heads and what else stands before the last `pairs` axes of scores.
    static Value under(Value mask, int pairs, int rank) {
        Shape shape = mask.shape();
        Shape wide = Shape.scalar();
        int before = Math.max(0, shape.rank() - pairs);
        for (int i = 0; i < before; i++) {
            wide = wide.append(shape.extent(i));
        }
        for (int i = shape.rank(); i < rank && before > 0; i++) {
            wide = wide.append(1);
        }
        for (int i = before; i < shape.rank(); i++) {
            wide = wide.append(shape.extent(i));
        }
        return reshape(mask, wide);
    }
}
