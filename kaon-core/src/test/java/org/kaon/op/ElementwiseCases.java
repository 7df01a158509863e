package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.positive;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Element-wise functions, activations, and broadcasting in every position.
final class ElementwiseCases {

    private final List<OpCase> cases = new ArrayList<>();

    private ElementwiseCases() {}

    static List<OpCase> all() {
        ElementwiseCases all = new ElementwiseCases();
        all.functions();
        all.powers();
        all.rectifiers();
        all.activations();
        all.broadcasts();
        return List.copyOf(all.cases);
    }

    private void one(String name, int order, UnaryOperator<Value> op, Tensor x) {
        cases.add(new OpCase(name, order, List.of(x), in -> op.apply(in.getFirst())));
    }

    private void two(String name, int order, BinaryOperator<Value> op, Tensor a, Tensor b) {
        cases.add(new OpCase(name, order, List.of(a, b), in -> op.apply(in.get(0), in.get(1))));
    }

    private void smooth(String name, UnaryOperator<Value> op) {
        one(name, 2, op, signed(5, 7));
    }

    private void functions() {
        smooth("round", Round::round);
        smooth("ceil", Ceil::ceil);
        smooth("sin", Sin::sin);
        smooth("cos", Cos::cos);
        smooth("erf", Erf::erf);
        smooth("erfc", Erfc::erfc);
        smooth("reciprocal", Reciprocal::reciprocal);
        smooth("square", Square::square);
        smooth("clip", x -> Clip.clip(x, -1.01f, 0.98f));
        one("rsqrt", 2, Rsqrt::rsqrt, positive(5, 7));
        one("is nan", 0, IsNan::isNan, signed(5, 7));
        one("is finite", 0, IsFinite::isFinite, signed(5, 7));
        one("is infinite", 0, IsInfinite::isInfinite, signed(5, 7));
        two("xor", 0, Xor::xor, bools(5, 7), bools(7));
        smooth("sin of large angles", x -> Sin.sin(Multiply.multiply(x, x)));
        one("erf of nothing", 2, Erf::erf, empty(3, 0));
        one("round of a long vector", 2, Round::round, signed(67));
    }

    private void powers() {
        two("pow", 2, Pow::pow, positive(5, 7), signed(5, 7));
        two("pow with a row", 2, Pow::pow, positive(5, 7), signed(7));
        two("pow with a column", 2, Pow::pow, positive(5, 1), signed(5, 7));
        two("pow of a scalar", 2, Pow::pow, positive(), signed(5, 7));
        two("pow of nothing", 2, Pow::pow, empty(0, 3), signed(3));
        smooth("pow of a negative base", x -> Pow.pow(x, 3f));
        one("pow with a negative exponent", 2, x -> Pow.pow(x, -2.5f), positive(5, 7));
        smooth("pow 2", x -> Pow.pow(x, 2f));
        smooth("pow -1", x -> Pow.pow(x, -1f));
    }

    private void rectifiers() {
        float none = Float.POSITIVE_INFINITY;
        smooth("relu with a slope", x -> Relu.relu(x, 0.3f, none, 0f));
        smooth("relu with a bound", x -> Relu.relu(x, 0f, 1.02f, 0f));
        smooth("relu with a threshold", x -> Relu.relu(x, 0f, none, 0.98f));
        smooth("relu with everything", x -> Relu.relu(x, -0.2f, 1.5f, 1.02f));
        smooth("relu6", x -> Relu6.relu6(Multiply.multiply(x, Abs.abs(four(x)))));
        smooth("leaky relu", x -> LeakyRelu.leakyRelu(x, 0.2f));
        smooth("selu", Selu::selu);
        smooth("celu", x -> Celu.celu(x, 1.3f));
        smooth("hard sigmoid", x -> HardSigmoid.hardSigmoid(four(x)));
        smooth("hard silu", x -> HardSilu.hardSilu(four(x)));
        smooth("hard tanh", x -> HardTanh.hardTanh(x));
        smooth("hard shrink", x -> HardShrink.hardShrink(x, 1.01f));
        smooth("soft shrink", x -> SoftShrink.softShrink(x, 0.99f));
        smooth("sparse plus", SparsePlus::sparsePlus);
        smooth("sparse sigmoid", SparseSigmoid::sparseSigmoid);
        smooth("threshold", x -> Threshold.threshold(x, 1.01f, -4f));
    }

    /// Wide enough for the bends of the function, and away from them.
    private static Value four(Value x) {
        return Multiply.multiply(x, constant(3.17f));
    }

    private void activations() {
        smooth("gelu", Gelu::gelu);
        smooth("gelu by tanh", Gelu::geluTanh);
        smooth("silu", Silu::silu);
        smooth("log sigmoid", LogSigmoid::logSigmoid);
        smooth("softplus", Softplus::softplus);
        smooth("softsign", Softsign::softsign);
        smooth("mish", Mish::mish);
        smooth("tanh shrink", TanhShrink::tanhShrink);
        smooth("squareplus", x -> Squareplus.squareplus(x, 4f));
    }

    /// Both operands, stretched in every way that NumPy allows.
    private void broadcasts() {
        Map<String, BinaryOperator<Value>> ops = new LinkedHashMap<>();
        ops.put("subtract", Subtract::subtract);
        ops.put("divide", (a, b) -> Divide.divide(a, b));
        ops.put("minimum", Minimum::minimum);
        ops.put("less", Less::less);
        ops.forEach((name, op) -> {
            for (Shape[] pair : pairs()) {
                broadcast(name, name.equals("less") ? 0 : 1, op, pair[0], pair[1]);
            }
        });
        Tensor condition = bools(3, 1, 4);
        for (Shape[] pair : pairs()) {
            cases.add(
                    new OpCase(
                            "select of " + pair[0] + " and " + pair[1],
                            1,
                            List.of(bools(pair[1].extents()), filled(pair[0]), filled(pair[1])),
                            in -> Select.select(in.get(0), in.get(1), in.get(2))));
        }
        cases.add(
                new OpCase(
                        "select stretched three ways",
                        1,
                        List.of(condition, signed(2, 1), signed(3, 1, 1)),
                        in -> Select.select(in.get(0), in.get(1), in.get(2))));
    }

    private void broadcast(String name, int order, BinaryOperator<Value> op, Shape a, Shape b) {
        two(name + " of " + a + " and " + b, order, op, filled(a), filled(b));
        two(name + " of " + b + " and " + a, order, op, filled(b), filled(a));
    }

    private static Tensor filled(Shape shape) {
        return shape.size() == 0 ? empty(shape.extents()) : positive(shape.extents());
    }

    private static Shape[][] pairs() {
        return new Shape[][] {
            {Shape.of(3, 5, 7), Shape.of(5, 7)},
            {Shape.of(3, 5, 7), Shape.of(7)},
            {Shape.of(3, 5, 7), Shape.of(3, 1, 1)},
            {Shape.of(3, 5, 7), Shape.of(3, 5, 1)},
            {Shape.of(3, 5, 7), Shape.of(1, 5, 1)},
            {Shape.of(3, 5, 7), Shape.of(3, 1, 7)},
            {Shape.of(3, 5, 7), Shape.of()},
            {Shape.of(3, 5, 7), Shape.of(1, 1, 1, 1)},
            {Shape.of(3, 1), Shape.of(1, 7)},
            {Shape.of(3, 1, 7), Shape.of(5, 1)},
            {Shape.of(1, 5, 1, 2), Shape.of(3, 1, 7, 1)},
            {Shape.of(0, 7), Shape.of(1, 7)},
            {Shape.of(5, 0), Shape.of(5, 1)},
            {Shape.of(0), Shape.of()},
            {Shape.of(5, 1), Shape.of(1, 0)},
        };
    }
}
