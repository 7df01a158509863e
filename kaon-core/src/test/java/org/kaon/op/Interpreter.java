package org.kaon.op;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Evaluates graphs in float64 by slow obvious loops: the oracle for engines and gradients.
///
/// One visible table says how each op is computed; variables have their initial values.
public final class Interpreter {

    /// Computes an op's elements from its inputs, given the type of the result.
    interface Rule<O extends Op> {
        double[] compute(O op, List<Doubles> inputs, TensorType type);
    }

    private static final Map<Class<? extends Op>, Rule<Op>> RULES = new HashMap<>();

    static {
        unary(Negate.class, x -> -x);
        unary(Abs.class, Math::abs);
        unary(Sign.class, Math::signum);
        unary(Sqrt.class, Math::sqrt);
        unary(Exp.class, Math::exp);
        unary(Expm1.class, Math::expm1);
        unary(Log.class, Math::log);
        unary(Log1p.class, Math::log1p);
        unary(Tanh.class, Math::tanh);
        unary(Sigmoid.class, x -> 1 / (1 + Math.exp(-x)));
        unary(Floor.class, Math::floor);
        unary(Relu.class, x -> Math.max(x, 0));
        unary(Not.class, x -> 1 - x);
        unary(StopGradient.class, x -> x);
        binary(Add.class, Double::sum);
        binary(Subtract.class, (a, b) -> a - b);
        binary(Multiply.class, (a, b) -> a * b);
        binary(Divide.class, (a, b) -> a / b);
        binary(Maximum.class, Math::max);
        binary(Minimum.class, Math::min);
        binary(Greater.class, (a, b) -> a > b ? 1 : 0);
        binary(GreaterEqual.class, (a, b) -> a >= b ? 1 : 0);
        binary(Less.class, (a, b) -> a < b ? 1 : 0);
        binary(LessEqual.class, (a, b) -> a <= b ? 1 : 0);
        binary(Equal.class, (a, b) -> a == b ? 1 : 0);
        binary(NotEqual.class, (a, b) -> a != b ? 1 : 0);
        binary(And.class, (a, b) -> a * b);
        binary(Or.class, Math::max);
        ElementwiseLoops.rules();
        rule(Elu.class, (op, in, type) -> map(in, x -> x > 0 ? x : op.alpha() * Math.expm1(x)));
        rule(CustomGradient.class, (op, in, type) -> in.getFirst().values());
        rule(Cast.class, (op, in, type) -> map(in, x -> converted(x, op.to())));
        rule(Select.class, Loops::select);
        rule(Blank.class, (op, in, type) -> filled(type, Double.NaN));
        ReductionLoops.rules();
        rule(Count.class, (op, in, type) -> filled(type, op.of(in.getFirst().shape())));
        rule(MatMul.class, MatrixLoops::matmul);
        rule(Softmax.class, (op, in, type) -> Loops.softmax(op.axis(), in, false));
        rule(LogSoftmax.class, (op, in, type) -> Loops.softmax(op.axis(), in, true));
        rule(Reshape.class, (op, in, type) -> in.getFirst().values());
        rule(ReshapeLike.class, (op, in, type) -> in.getFirst().values());
        rule(Transpose.class, Loops::transpose);
        rule(BroadcastLike.class, Loops::broadcast);
        rule(SumLike.class, Loops::sumLike);
        rule(OneHot.class, Loops::oneHot);
        rule(Concat.class, Loops::concat);
        rule(Slice.class, Loops::slice);
        IndexLoops.rules();
        RandomLoops.rules();
        OrderLoops.rules();
        rule(RandomUniform.class, Loops::uniform);
        rule(RandomNormal.class, Loops::normal);
        WindowLoops.rules();
        RemapLoops.rules();
        PoolingLoops.rules();
    }

    private Interpreter() {}

    /// The values of some graph values, in their order, for named inputs whose shapes bind every
    /// unknown extent.
    public static List<Doubles> evaluate(List<Value> wanted, Map<String, Doubles> feeds) {
        Map<Node, Doubles> done = new HashMap<>();
        for (Node node : Graph.nodes(wanted)) {
            done.put(node, evaluate(node, done, feeds));
        }
        return wanted.stream().map(value -> done.get(value.source())).toList();
    }

    private static Doubles evaluate(
            Node node, Map<Node, Doubles> done, Map<String, Doubles> feeds) {
        return switch (node.op()) {
            case Placeholder p -> Objects.requireNonNull(feeds.get(p.label()), p.label());
            case Constant constant -> Doubles.of(constant.value());
            case Read read -> Doubles.of(read.variable().initial());
            default -> {
                List<Doubles> inputs = new ArrayList<>();
                node.inputs().forEach(input -> inputs.add(done.get(input.source())));
                List<TensorType> types = inputs.stream().map(Doubles::type).toList();
                TensorType type = node.op().infer(types).getFirst();
                Rule<Op> rule = RULES.get(node.op().getClass());
                if (rule == null) {
                    throw new AssertionError("the interpreter has no loops for " + node.op());
                }
                double[] values = rule.compute(node.op(), inputs, type);
                if (values.length != type.shape().size()) {
                    throw new AssertionError(
                            node + ": inferred " + type + ", computed " + values.length);
                }
                yield new Doubles(type, values).rounded();
            }
        };
    }

    @SuppressWarnings("unchecked") // the table's key is the class of the op that is passed
    static <O extends Op> void rule(Class<O> op, Rule<O> rule) {
        RULES.put(op, (Rule<Op>) rule);
    }

    static void unary(Class<? extends Op> op, DoubleUnaryOperator function) {
        rule(op, (_, inputs, _) -> map(inputs, function));
    }

    static void binary(Class<? extends Op> op, DoubleBinaryOperator function) {
        rule(
                op,
                (_, inputs, type) -> {
                    double[] result = new double[(int) type.shape().size()];
                    for (int i = 0; i < result.length; i++) {
                        long[] index = Doubles.index(type.shape(), i);
                        double a = inputs.getFirst().at(index);
                        result[i] = function.applyAsDouble(a, inputs.getLast().at(index));
                    }
                    return result;
                });
    }

    static double[] map(List<Doubles> inputs, DoubleUnaryOperator function) {
        double[] result = inputs.getFirst().values().clone();
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(result[i]);
        }
        return result;
    }

    private static double converted(double x, DataType to) {
        return switch (to) {
            case FLOAT32, BFLOAT16 -> x;
            case INT32 -> (int) x;
            case INT64 -> (long) x;
            case UINT8 -> (int) x & 0xFF;
            case BOOL -> x != 0 ? 1 : 0;
        };
    }

    private static double[] filled(TensorType type, double value) {
        Shape shape = type.shape();
        double[] result = new double[(int) shape.size()];
        Arrays.fill(result, value);
        return result;
    }
}
