package org.kaon.engine.pass;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.Cast;
import org.kaon.op.Divide;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Sqrt;
import org.kaon.op.Subtract;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.OptionalDouble;

/// Computes arithmetic on float32 scalar constants beforehand, and leaves out sums with 0 and
/// products with 1.
///
/// Only operations that IEEE 754 rounds correctly are folded, so that every engine gets the bits
/// that it would have computed.
public final class FoldConstants {

    private FoldConstants() {}

    public static Graph apply(Graph graph) {
        return graph.rewrite(FoldConstants::fold);
    }

    private static Node fold(Node node) {
        return switch (node.inputs().size()) {
            case 1 -> foldOne(node);
            case 2 -> foldTwo(node);
            default -> node;
        };
    }

    private static Node foldOne(Node node) {
        OptionalDouble scalar = scalar(node.input(0));
        if (scalar.isEmpty()) {
            return node;
        }
        float x = (float) scalar.getAsDouble();
        return switch (node.op()) {
            case Cast cast when cast.to() == DataType.BFLOAT16 ->
                    constant(Tensor.bfloat16(Shape.scalar(), x)).source();
            case Negate _ -> constant(-x).source();
            case Abs _ -> constant(Math.abs(x)).source();
            case Sqrt _ -> constant((float) Math.sqrt(x)).source();
            default -> node;
        };
    }

    private static Node foldTwo(Node node) {
        OptionalDouble a = scalar(node.input(0));
        OptionalDouble b = scalar(node.input(1));
        if (a.isEmpty() || b.isEmpty()) {
            return withoutNeutral(node, a, b);
        }
        float x = (float) a.getAsDouble();
        float y = (float) b.getAsDouble();
        return switch (node.op()) {
            case Add _ -> constant(x + y).source();
            case Subtract _ -> constant(x - y).source();
            case Multiply _ -> constant(x * y).source();
            case Divide _ -> constant(x / y).source();
            case Maximum _ -> constant(Math.max(x, y)).source();
            case Minimum _ -> constant(Math.min(x, y)).source();
            default -> node;
        };
    }

    private static Node withoutNeutral(Node node, OptionalDouble a, OptionalDouble b) {
        boolean left =
                switch (node.op()) {
                    case Add _ -> is(a, 0);
                    case Multiply _ -> is(a, 1);
                    default -> false;
                };
        boolean right =
                switch (node.op()) {
                    case Add _, Subtract _ -> is(b, 0);
                    case Multiply _, Divide _ -> is(b, 1);
                    default -> false;
                };
        if (left || right) {
            Value rest = node.input(left ? 1 : 0);
            return rest.output() == 0 ? rest.source() : node;
        }
        return node;
    }

    private static boolean is(OptionalDouble scalar, double number) {
        return scalar.isPresent() && scalar.getAsDouble() == number;
    }

    private static OptionalDouble scalar(Value value) {
        return value.source().op() instanceof Constant constant
                        && constant.value().shape().rank() == 0
                        && value.dataType() == DataType.FLOAT32
                ? OptionalDouble.of(constant.value().at(0))
                : OptionalDouble.empty();
    }
}
