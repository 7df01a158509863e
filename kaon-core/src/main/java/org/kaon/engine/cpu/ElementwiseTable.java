package org.kaon.engine.cpu;

import static java.util.Map.entry;

import org.kaon.engine.cpu.kernel.BinaryFunction;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.UnaryFunction;
import org.kaon.graph.Op;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.And;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Cast;
import org.kaon.op.Cos;
import org.kaon.op.Divide;
import org.kaon.op.Elu;
import org.kaon.op.Equal;
import org.kaon.op.Erf;
import org.kaon.op.Erfc;
import org.kaon.op.Exp;
import org.kaon.op.Expm1;
import org.kaon.op.Floor;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Log;
import org.kaon.op.Log1p;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Not;
import org.kaon.op.NotEqual;
import org.kaon.op.Or;
import org.kaon.op.Pow;
import org.kaon.op.Relu;
import org.kaon.op.Round;
import org.kaon.op.Select;
import org.kaon.op.Sigmoid;
import org.kaon.op.Sign;
import org.kaon.op.Sin;
import org.kaon.op.Sqrt;
import org.kaon.op.StopGradient;
import org.kaon.op.Subtract;
import org.kaon.op.Tanh;
import org.kaon.tensor.DataType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which steps of a chain carry out each element-wise op.
final class ElementwiseTable {

    private static final Map<Class<? extends Op>, UnaryFunction> UNARY =
            Map.ofEntries(
                    entry(Abs.class, UnaryFunction.ABS),
                    entry(Cos.class, UnaryFunction.COS),
                    entry(Erf.class, UnaryFunction.ERF),
                    entry(Erfc.class, UnaryFunction.ERFC),
                    entry(Exp.class, UnaryFunction.EXP),
                    entry(Expm1.class, UnaryFunction.EXPM1),
                    entry(Floor.class, UnaryFunction.FLOOR),
                    entry(Log.class, UnaryFunction.LOG),
                    entry(Log1p.class, UnaryFunction.LOG1P),
                    entry(Negate.class, UnaryFunction.NEGATE),
                    entry(Not.class, UnaryFunction.NOT),
                    entry(Relu.class, UnaryFunction.RELU),
                    entry(Round.class, UnaryFunction.ROUND),
                    entry(Sigmoid.class, UnaryFunction.SIGMOID),
                    entry(Sign.class, UnaryFunction.SIGN),
                    entry(Sin.class, UnaryFunction.SIN),
                    entry(Sqrt.class, UnaryFunction.SQRT),
                    entry(Tanh.class, UnaryFunction.TANH));

    private static final Map<Class<? extends Op>, BinaryFunction> BINARY =
            Map.ofEntries(
                    entry(Add.class, BinaryFunction.ADD),
                    entry(Subtract.class, BinaryFunction.SUBTRACT),
                    entry(Multiply.class, BinaryFunction.MULTIPLY),
                    entry(Divide.class, BinaryFunction.DIVIDE),
                    entry(Pow.class, BinaryFunction.POWER),
                    entry(Maximum.class, BinaryFunction.MAXIMUM),
                    entry(Minimum.class, BinaryFunction.MINIMUM),
                    entry(Less.class, BinaryFunction.LESS),
                    entry(LessEqual.class, BinaryFunction.LESS_EQUAL),
                    entry(Greater.class, BinaryFunction.GREATER),
                    entry(GreaterEqual.class, BinaryFunction.GREATER_EQUAL),
                    entry(Equal.class, BinaryFunction.EQUAL),
                    entry(NotEqual.class, BinaryFunction.NOT_EQUAL),
                    entry(And.class, BinaryFunction.AND),
                    entry(Or.class, BinaryFunction.OR));

    private ElementwiseTable() {}

    /// The element-wise ops that have a chain.
    static List<Class<? extends Op>> classes() {
        List<Class<? extends Op>> classes = new ArrayList<>(UNARY.keySet());
        classes.addAll(BINARY.keySet());
        classes.add(Select.class);
        classes.add(Elu.class);
        return classes;
    }

    /// Whether an op on inputs of float32, bfloat16 or bool can be part of a chain.
    static boolean knows(Op op) {
        return switch (op) {
            case Select _, Elu _, StopGradient _, BroadcastLike _ -> true;
            case Cast cast -> cast.to().isFloating() || cast.to() == DataType.BOOL;
            default -> UNARY.containsKey(op.getClass()) || BINARY.containsKey(op.getClass());
        };
    }

    /// Adds an op's steps to a chain under way; returns the index of its value.
    static int emit(Op op, int[] operands, ChainWriter chain) {
        int x = operands[0];
        return switch (op) {
            case Select _ -> chain.add(new Chain.Select(x, operands[1], operands[2]));
            case StopGradient _, BroadcastLike _ -> x;
            case Cast cast ->
                    switch (cast.to()) {
                        case FLOAT32 -> x;
                        case BFLOAT16 -> chain.unary(UnaryFunction.ROUND_BFLOAT16, x);
                        default -> chain.binary(BinaryFunction.NOT_EQUAL, x, chain.parameter(0f));
                    };
            case Elu elu -> {
                int positive = chain.binary(BinaryFunction.GREATER, x, chain.parameter(0f));
                int less = chain.unary(UnaryFunction.EXPM1, x);
                int scaled =
                        elu.alpha() == 1f
                                ? less
                                : chain.binary(
                                        BinaryFunction.MULTIPLY,
                                        less,
                                        chain.parameter(elu.alpha()));
                yield chain.add(new Chain.Select(positive, x, scaled));
            }
            default -> {
                UnaryFunction unary = UNARY.get(op.getClass());
                if (unary != null) {
                    yield chain.unary(unary, x);
                }
                BinaryFunction binary = BINARY.get(op.getClass());
                if (binary == null) {
                    throw new IllegalStateException("No chain for " + op);
                }
                yield chain.binary(binary, x, operands[1]);
            }
        };
    }
}
