package org.kaon.engine.pass;

import static org.kaon.op.Concat.concat;

import org.kaon.graph.Constant;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Cast;
import org.kaon.op.Concat;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A value that is zero but for the elements `from` (included) to `to` (not included) along an
/// axis, which are another value's: the gradient of a slice.
record Piece(Value whole, Value inner, Value zero, long from, long to) {

    /// What a value is, if it joins zeros and one other value.
    static Optional<Piece> of(Value value) {
        if (!(value.source().op() instanceof Concat(int axis))) {
            return Optional.empty();
        }
        Optional<Value> zero =
                value.source().inputs().stream().flatMap(part -> zero(part).stream()).findFirst();
        Optional<Piece> piece = Optional.empty();
        long from = 0;
        for (Value part : value.source().inputs()) {
            long to = from + part.shape().extent(axis);
            if (zero(part).isEmpty()) {
                if (piece.isPresent() || zero.isEmpty()) {
                    return Optional.empty();
                }
                piece = Optional.of(new Piece(value, part, zero.get(), from, to));
            }
            from = to;
        }
        return piece;
    }

    // The number that fills a value, if it is 0, whatever its type.
    private static Optional<Value> zero(Value value) {
        if (!(value.source().op() instanceof BroadcastLike)) {
            return Optional.empty();
        }
        Value number = value.source().input(0);
        Value plain = number.source().op() instanceof Cast ? number.source().input(0) : number;
        boolean zero =
                plain.source().op() instanceof Constant constant
                        && constant.value().size() == 1
                        && constant.value().at(0) == 0;
        return zero ? Optional.of(number) : Optional.empty();
    }

    /// The sum of values that are pieces along an axis as few values: all that do not overlap are
    /// one.
    static List<Value> sideBySide(List<Value> values, int axis) {
        List<Piece> pieces =
                values.stream()
                        .flatMap(value -> of(value).stream())
                        .sorted(Comparator.comparingLong(Piece::from))
                        .toList();
        Shape shape = values.getFirst().shape();
        List<Value> parts = new ArrayList<>();
        List<Value> sum = new ArrayList<>();
        long end = 0;
        for (Piece piece : pieces) {
            if (piece.from < end) {
                sum.add(piece.whole);
                continue;
            }
            fill(parts, piece.zero, shape.with(axis, piece.from - end), axis);
            parts.add(piece.inner);
            end = piece.to;
        }
        Value zero = pieces.getFirst().zero;
        fill(parts, zero, shape.with(axis, shape.extent(axis) - end), axis);
        sum.addFirst(concat(axis, parts.toArray(Value[]::new)));
        return sum;
    }

    private static void fill(List<Value> parts, Value zero, Shape gap, int axis) {
        if (gap.extent(axis) > 0) {
            BroadcastLike stretch = new BroadcastLike(List.of());
            parts.add(new Node(stretch, List.of(zero, Blank.blank(gap))).output(0));
        }
    }
}
