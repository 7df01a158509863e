package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.Collections;
import java.util.List;

/// What ops expect of their inputs, and the message where it is not so.
final class Expect {

    private Expect() {}

    static ShapeException failure(Op op, String expected, Object found, String fix) {
        return new ShapeException(
                op.name() + ": expected " + expected + ", found " + found + ". " + fix);
    }

    static void count(Op op, List<TensorType> inputs, int count) {
        if (inputs.size() != count) {
            throw failure(op, count + " inputs", inputs.size(), "Call its static function.");
        }
    }

    static void type(Op op, TensorType input, DataType wanted) {
        if (input.dataType() != wanted) {
            throw failure(op, wanted.numpyName(), input, "Cast the input first.");
        }
    }

    static void rank(Op op, TensorType input, int rank) {
        if (input.shape().rank() != rank) {
            throw failure(op, rank + " axes", input, "Reshape the input first.");
        }
    }

    /// One float32 or bfloat16 input; its type.
    static TensorType floating(Op op, List<TensorType> inputs) {
        count(op, inputs, 1);
        return floating(op, inputs.getFirst());
    }

    /// An input that must be float32 or bfloat16; its type.
    static TensorType floating(Op op, TensorType input) {
        if (!input.dataType().isFloating()) {
            throw failure(op, "float32 or bfloat16", input, "Cast the input first.");
        }
        return input;
    }

    /// Inputs that must all be float32 or all bfloat16; the first one's type.
    static TensorType sameFloating(Op op, List<TensorType> inputs) {
        TensorType first = inputs.getFirst();
        for (TensorType input : inputs) {
            if (floating(op, input).dataType() != first.dataType()) {
                throw failure(
                        op, "floats of one type", inputs, "Cast to the type to compute in first.");
            }
        }
        return first;
    }

    static TensorType sameFloating(Op op, TensorType... inputs) {
        return sameFloating(op, List.of(inputs));
    }

    /// One input of a signed number type; its type.
    static TensorType number(Op op, List<TensorType> inputs) {
        count(op, inputs, 1);
        return signed(op, inputs.getFirst());
    }

    /// One input of truth values; its type.
    static TensorType truth(Op op, List<TensorType> inputs) {
        count(op, inputs, 1);
        type(op, inputs.getFirst(), DataType.BOOL);
        return inputs.getFirst();
    }

    /// Two float32 or bfloat16 inputs that broadcast; the result's type.
    static TensorType floats(Op op, List<TensorType> inputs) {
        count(op, inputs, 2);
        floating(op, inputs.getFirst());
        return alike(op, inputs.getFirst(), inputs.getLast());
    }

    /// Two inputs of one signed number type that broadcast; the result's type.
    static TensorType numbers(Op op, List<TensorType> inputs) {
        count(op, inputs, 2);
        signed(op, inputs.getFirst());
        return alike(op, inputs.getFirst(), inputs.getLast());
    }

    /// Two inputs of truth values that broadcast; the result's type.
    static TensorType truths(Op op, List<TensorType> inputs) {
        count(op, inputs, 2);
        type(op, inputs.getFirst(), DataType.BOOL);
        return alike(op, inputs.getFirst(), inputs.getLast());
    }

    /// Two inputs of one type that broadcast, compared: truth values.
    static TensorType comparison(Op op, List<TensorType> inputs) {
        count(op, inputs, 2);
        return alike(op, inputs.getFirst(), inputs.getLast()).withDataType(DataType.BOOL);
    }

    /// Two inputs of one type that broadcast; the result's type. A float32 scalar adapts to
    /// bfloat16, so that formulas with numbers in them hold for both types.
    static TensorType alike(Op op, TensorType a, TensorType b) {
        if (a.dataType() != b.dataType() && !adapts(a, b) && !adapts(b, a)) {
            throw failure(op, "two of one type", a + " and " + b, "Cast one of them first.");
        }
        TensorType kind = adapts(a, b) ? b : a;
        return kind.withShape(broadcast(op, a.shape(), b.shape()));
    }

    /// Whether an input is a float32 scalar beside a bfloat16 operand, whose type it takes on.
    static boolean adapts(TensorType scalar, TensorType other) {
        return scalar.dataType() == DataType.FLOAT32
                && scalar.shape().rank() == 0
                && other.dataType() == DataType.BFLOAT16;
    }

    static Shape broadcast(Op op, Shape a, Shape b) {
        try {
            return Shape.broadcast(a, b);
        } catch (ShapeException e) {
            ShapeException named =
                    failure(op, "shapes that broadcast", a + " and " + b, "Reshape one of them.");
            named.initCause(e);
            throw named;
        }
    }

    /// Whether a shape may be stretched to another; unknown extents may.
    static boolean stretches(Shape small, Shape large) {
        if (small.rank() > large.rank()) {
            return false;
        }
        for (int i = 1; i <= small.rank(); i++) {
            long from = small.extent(-i);
            if (from != 1 && !compatible(from, large.extent(-i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether two extents can be the same once they are known.
    static boolean compatible(long a, long b) {
        return a == b || a == Shape.ANY || b == Shape.ANY;
    }

    /// Whether two shapes can be the same once they are known.
    static boolean compatible(Shape a, Shape b) {
        boolean fits = a.rank() == b.rank();
        for (int i = 0; fits && i < a.rank(); i++) {
            fits = compatible(a.extent(i), b.extent(i));
        }
        return fits;
    }

    /// The zero gradient, for every input, with its reason.
    static List<Gradient> zeros(Node call, String reason) {
        return Collections.nCopies(call.inputs().size(), new Gradient.Zero(reason));
    }

    private static TensorType signed(Op op, TensorType input) {
        DataType type = input.dataType();
        if (type == DataType.BOOL || type == DataType.UINT8) {
            throw failure(op, "float32, bfloat16, int32 or int64", input, "Cast the input first.");
        }
        return input;
    }
}
