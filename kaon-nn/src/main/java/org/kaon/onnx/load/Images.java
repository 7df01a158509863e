package org.kaon.onnx.load;

import org.kaon.graph.Value;
import org.kaon.op.Transpose;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Values between ONNX's order of axes (channels first) and Kaon's. Element-wise functions are
/// applied under a transposition, so that one way and the way back meet and cancel.
final class Images {

    private Images() {}

    /// `f(xᵀ) = f(x)ᵀ`.
    static Value under(Value x, UnaryOperator<Value> f) {
        if (!(x.source().op() instanceof Transpose turn)) {
            return f.apply(x);
        }
        return Transpose.transpose(f.apply(x.source().input(0)), axes(turn.axes()));
    }

    /// The same for two operands that are transposed alike, or one that has a single element.
    static Value under(Value a, Value b, BinaryOperator<Value> f) {
        if (!(a.source().op() instanceof Transpose turn)) {
            return f.apply(a, b);
        }
        Value inner = a.source().input(0);
        if (b.source().op() instanceof Transpose other && other.equals(turn)) {
            return Transpose.transpose(f.apply(inner, b.source().input(0)), axes(turn.axes()));
        }
        boolean single = b.shape().isKnown() && b.shape().size() == 1 && b.shape().rank() == 0;
        return single ? Transpose.transpose(f.apply(inner, b), axes(turn.axes())) : f.apply(a, b);
    }

    /// Batch, spatial axes, channels.
    static Value channelsLast(Value x) {
        int rank = x.shape().rank();
        int[] axes = IntStream.range(0, rank).map(i -> i == 0 ? 0 : i + 1).toArray();
        axes[rank - 1] = 1;
        return Transpose.transpose(x, axes);
    }

    /// Batch, channels, spatial axes.
    static Value channelsFirst(Value x) {
        int rank = x.shape().rank();
        int[] axes = IntStream.range(0, rank).map(i -> i == 0 ? 0 : i - 1).toArray();
        axes[1] = rank - 1;
        return Transpose.transpose(x, axes);
    }

    private static int[] axes(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    static int[] axes(long... axes) {
        return Arrays.stream(axes).mapToInt(Math::toIntExact).toArray();
    }
}
