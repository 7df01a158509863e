package org.kaon.engine.pass;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Concat.concat;

import org.kaon.graph.Constant;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A value that is zero but for the elements `from` (included) to `to` (not included) along an
/// axis, which are another value's: the gradient of a slice.
record Piece(Value whole, Value inner, long from, long to) {

    /// What a value is, if it joins zeros and one other value.
    static Optional<Piece> of(Value value) {
        if (!(value.source().op() instanceof Concat(int axis))) {
            return Optional.empty();
        }
        Optional<Piece> piece = Optional.empty();
        long from = 0;
        for (Value part : value.source().inputs()) {
            long to = from + part.shape().extent(axis);
            if (!isZero(part)) {
                if (piece.isPresent()) {
                    return Optional.empty();
                }
                piece = Optional.of(new Piece(value, part, from, to));
            }
            from = to;
        }
        return piece;
    }

    private static boolean isZero(Value value) {
        return value.source().op() instanceof BroadcastLike
                && value.source().input(0).source().op() instanceof Constant number
                && number.value().size() == 1
                && number.value().at(0) == 0;
    }

    /// The sum of values that are pieces along an axis as few values: all that do not overlap are
    /// one.
    static List<Value> sideBySide(List<Value> values, int axis) {
        List<Piece> pieces =
                values.stream()
                        .flatMap(value -> of(value).stream())
                        .sorted(Comparator.comparingLong(Piece::from))
                        .toList();
        TensorType type = values.getFirst().type();
        Shape shape = type.shape();
        List<Value> parts = new ArrayList<>();
        List<Value> sum = new ArrayList<>();
        long end = 0;
        for (Piece piece : pieces) {
            if (piece.from < end) {
                sum.add(piece.whole);
                continue;
            }
            fill(parts, type.withShape(shape.with(axis, piece.from - end)), axis);
            parts.add(piece.inner);
            end = piece.to;
        }
        fill(parts, type.withShape(shape.with(axis, shape.extent(axis) - end)), axis);
        sum.addFirst(concat(axis, parts.toArray(Value[]::new)));
        return sum;
    }

    private static void fill(List<Value> parts, TensorType gap, int axis) {
        if (gap.shape().extent(axis) > 0) {
            Value zero = cast(constant(0f), gap.dataType());
            parts.add(broadcastLike(zero, Blank.blank(gap.shape())));
        }
    }
}
