package org.kaon.op;

import static org.kaon.op.OpInputs.bools;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.ints;
import static org.kaon.op.OpInputs.narrow;
import static org.kaon.op.OpInputs.positive;
import static org.kaon.op.OpInputs.signed;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Every op, called in the ways that matter: the cases that interpreter and engines are tried on.
public final class OpCases {

    private final List<OpCase> cases = new ArrayList<>();

    private OpCases() {}

    public static List<OpCase> all() {
        OpCases all = new OpCases();
        all.unary();
        all.binary();
        all.cases.addAll(ElementwiseCases.all());
        all.cases.addAll(IntegerCases.all());
        all.choices();
        all.cases.addAll(ReductionCases.all());
        all.softmax();
        all.cases.addAll(MatrixCases.all());
        all.cases.addAll(FunctionCases.all());
        all.cases.addAll(ConvolutionCases.all());
        all.cases.addAll(PoolingCases.all());
        all.cases.addAll(RemapCases.all());
        all.shapes();
        all.likes();
        all.blanks();
        all.cases.addAll(RandomCases.all());
        all.cases.addAll(IndexCases.all());
        all.cases.addAll(OrderCases.all());
        return List.copyOf(all.cases);
    }

    private void add(String name, int order, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, order, List.of(inputs), call));
    }

    private void one(String name, int order, UnaryOperator<Value> op, Tensor x) {
        add(name, order, in -> op.apply(in.get(0)), x);
    }

    private void two(String name, int order, BinaryOperator<Value> op, Tensor a, Tensor b) {
        add(name, order, in -> op.apply(in.get(0), in.get(1)), a, b);
    }

    private void unary() {
        one("negate", 2, Negate::negate, signed(5, 7));
        one("abs", 2, Abs::abs, signed(5, 7));
        one("sign", 2, Sign::sign, signed(5, 7));
        one("sqrt", 2, Sqrt::sqrt, positive(5, 7));
        one("exp", 2, Exp::exp, signed(5, 7));
        one("expm1", 2, Expm1::expm1, signed(5, 7));
        one("log", 2, Log::log, positive(5, 7));
        one("log1p", 2, Log1p::log1p, positive(5, 7));
        one("tanh", 2, Tanh::tanh, signed(5, 7));
        one("sigmoid", 2, Sigmoid::sigmoid, signed(5, 7));
        one("floor", 2, Floor::floor, signed(5, 7));
        one("relu", 2, Relu::relu, signed(5, 7));
        one("relu of a long vector", 2, Relu::relu, signed(67));
        one("exp of a scalar", 2, Exp::exp, signed());
        one("exp of nothing", 2, Exp::exp, empty(0, 3));
        one("elu", 2, x -> Elu.elu(x, 0.75f), signed(5, 7));
        one("elu with negative alpha", 2, x -> Elu.elu(x, -0.5f), signed(5, 7));
        one("stop gradient", 0, StopGradient::stopGradient, signed(5, 7));
        one("custom gradient", 2, OpCases::squareByRule, signed(5, 7));
        one("not", 0, Not::not, bools(5, 7));
        one("cast float to int32", 0, x -> Cast.cast(x, DataType.INT32), signed(5, 7));
        one("cast float to bfloat16", 1, x -> Cast.cast(x, DataType.BFLOAT16), signed(5, 7));
        one("cast bfloat16 to float", 1, x -> Cast.cast(x, DataType.FLOAT32), narrow(5, 7));
        one("cast bfloat16 to int32", 0, x -> Cast.cast(x, DataType.INT32), narrow(5, 7));
        one("cast bfloat16 to bool", 0, x -> Cast.cast(x, DataType.BOOL), narrow(5, 7));
        one("cast int32 to bfloat16", 0, x -> Cast.cast(x, DataType.BFLOAT16), ints(9, 5, 7));
        one("cast float to bool", 0, x -> Cast.cast(x, DataType.BOOL), signed(5, 7));
        one("cast int32 to float", 1, x -> Cast.cast(x, DataType.FLOAT32), ints(9, 5, 7));
        one("cast bool to float", 1, x -> Cast.cast(x, DataType.FLOAT32), bools(5, 7));
    }

    private static Value squareByRule(Value x) {
        return CustomGradient.customGradient(
                Square.square(x),
                List.of(x),
                (inputs, y, dy) -> {
                    Value twice = Add.add(inputs.getFirst(), inputs.getFirst());
                    return List.of(Gradient.through(Multiply.multiply(twice, dy)));
                });
    }

    private void binary() {
        arithmetic("add", Add::add);
        arithmetic("subtract", Subtract::subtract);
        arithmetic("multiply", Multiply::multiply);
        arithmetic("divide", (a, b) -> Divide.divide(a, b));
        arithmetic("maximum", Maximum::maximum);
        arithmetic("minimum", Minimum::minimum);
        two("add int32", 0, Add::add, ints(9, 5, 7), ints(4, 7));
        comparison("greater", Greater::greater);
        comparison("greater or equal", GreaterEqual::greaterEqual);
        comparison("less", Less::less);
        comparison("less or equal", LessEqual::lessEqual);
        comparison("equal", Equal::equal);
        comparison("not equal", NotEqual::notEqual);
        two("and", 0, And::and, bools(5, 7), bools(7));
        two("or", 0, Or::or, bools(5, 7), bools(7));
    }

    private void arithmetic(String name, BinaryOperator<Value> op) {
        two(name, 2, op, signed(5, 7), positive(5, 7));
        two(name + " with a row", 2, op, signed(5, 7), positive(7));
        two(name + " with a column", 2, op, signed(5, 1), positive(5, 7));
        two(name + " with a scalar", 2, op, signed(), positive(5, 7));
        two(name + " of both stretched", 2, op, signed(5, 1, 3), positive(7, 1));
        two(name + " of nothing", 2, op, empty(0, 3), positive(3));
    }

    private void comparison(String name, BinaryOperator<Value> op) {
        two(name, 0, op, signed(5, 7), signed(7));
        two(name + " int32", 0, op, ints(3, 5, 7), ints(3, 7));
    }

    private void choices() {
        add(
                "select",
                2,
                in -> Select.select(in.get(0), in.get(1), in.get(2)),
                bools(5, 7),
                signed(5, 7),
                positive(7));
        add(
                "select with a stretched condition",
                2,
                in -> Select.select(in.get(0), in.get(1), in.get(2)),
                bools(5, 1),
                signed(),
                positive(5, 7));
    }

    private void softmax() {
        one("softmax of rows", 2, x -> Softmax.softmax(x, -1), signed(5, 7));
        one("softmax of columns", 2, x -> Softmax.softmax(x, 0), signed(5, 7));
        one("softmax of a middle axis", 2, x -> Softmax.softmax(x, 1), signed(5, 7, 3));
        one("log softmax of rows", 2, x -> LogSoftmax.logSoftmax(x, -1), signed(5, 7));
        one("log softmax of a middle axis", 2, x -> LogSoftmax.logSoftmax(x, 1), signed(5, 7, 3));
    }

    private void shapes() {
        one("reshape", 2, x -> Reshape.reshape(x, Shape.of(3, 10)), signed(5, 6));
        one("flatten", 2, x -> Reshape.reshape(x, Shape.of(Shape.ANY, 21)), signed(5, 7, 3));
        one(
                "reshape of nothing",
                2,
                x -> Reshape.reshape(x, Shape.of(Shape.ANY, 6)),
                empty(0, 3, 2));
        one("transpose", 2, Transpose::transpose, signed(5, 7));
        one("transpose of three axes", 2, x -> Transpose.transpose(x, 2, 0, 1), signed(5, 7, 3));
        one(
                "transpose of four axes",
                2,
                x -> Transpose.transpose(x, 0, 3, 1, 2),
                signed(2, 5, 7, 3));
        one("one hot", 1, x -> OneHot.oneHot(x, 4), ints(4, 7));
        one("one hot of a matrix", 1, x -> OneHot.oneHot(x, 4), ints(6, 5, 7));
        add(
                "concat of rows",
                2,
                in -> Concat.concat(0, in.get(0), in.get(1)),
                signed(5, 3),
                signed(2, 3));
        add(
                "concat of columns",
                2,
                in -> Concat.concat(-1, in.get(0), in.get(1), in.get(2)),
                signed(5, 3),
                signed(5, 2),
                signed(5, 1));
        two("concat with nothing", 2, (a, b) -> Concat.concat(0, a, b), signed(5, 3), empty(0, 3));
        one("slice of rows", 2, x -> Slice.slice(x, 0, 1, 4), signed(5, 7));
        one("slice of a middle axis", 2, x -> Slice.slice(x, 1, 2, Slice.END), signed(5, 7, 3));
        one("slice of the first columns", 2, x -> Slice.slice(x, -1, 0, 2), signed(5, 7));
        one("slice of nothing", 2, x -> Slice.slice(x, 0, 2, 2), signed(5, 7));
    }

    private void likes() {
        two("broadcast a scalar", 2, BroadcastLike::broadcastLike, signed(), signed(5, 7));
        two("broadcast a row", 2, BroadcastLike::broadcastLike, signed(7), signed(5, 7));
        two("broadcast a column", 2, BroadcastLike::broadcastLike, signed(5, 1), signed(5, 7));
        two(
                "broadcast along new axes",
                2,
                (x, like) -> BroadcastLike.broadcastLike(x, like, List.of(1)),
                signed(5, 3),
                signed(5, 7, 3));
        two("broadcast to nothing", 2, BroadcastLike::broadcastLike, signed(3), empty(0, 3));
        two("sum like a scalar", 2, SumLike::sumLike, signed(5, 7), signed());
        two("sum like a row", 2, SumLike::sumLike, signed(5, 7), signed(7));
        two("sum like a column", 2, SumLike::sumLike, signed(5, 7, 3), signed(7, 1));
        two(
                "reshape like",
                2,
                (x, like) -> Node.apply(new ReshapeLike(), x, like),
                signed(5, 6),
                signed(3, 10));
    }

    private void blanks() {
        one("blank", 0, x -> Sum.sum(Blank.blank(Shape.of(0, 3)), false, 0), signed(3));
    }
}
