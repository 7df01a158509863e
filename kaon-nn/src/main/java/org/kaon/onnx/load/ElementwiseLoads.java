package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.onnx.ElementTypes;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.And;
import org.kaon.op.Cast;
import org.kaon.op.Ceil;
import org.kaon.op.Cos;
import org.kaon.op.Divide;
import org.kaon.op.Equal;
import org.kaon.op.Erf;
import org.kaon.op.Exp;
import org.kaon.op.Floor;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.IsInfinite;
import org.kaon.op.IsNan;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Log;
import org.kaon.op.Maximum;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Not;
import org.kaon.op.Or;
import org.kaon.op.Pow;
import org.kaon.op.Reciprocal;
import org.kaon.op.Round;
import org.kaon.op.Select;
import org.kaon.op.Sign;
import org.kaon.op.Sin;
import org.kaon.op.Sqrt;
import org.kaon.op.Subtract;
import org.kaon.op.Xor;
import org.kaon.tensor.DataType;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Arithmetic, comparisons and choices, element by element.
final class ElementwiseLoads {

    private ElementwiseLoads() {}

    static void enter(Loads.Table table) {
        one(table, "Abs", Abs::abs);
        one(table, "Neg", Negate::negate);
        one(table, "Sqrt", Sqrt::sqrt);
        one(table, "Exp", Exp::exp);
        one(table, "Log", Log::log);
        one(table, "Floor", Floor::floor);
        one(table, "Ceil", Ceil::ceil);
        one(table, "Round", Round::round);
        one(table, "Sign", Sign::sign);
        one(table, "Sin", Sin::sin);
        one(table, "Cos", Cos::cos);
        one(table, "Erf", Erf::erf);
        one(table, "Reciprocal", Reciprocal::reciprocal);
        one(table, "Not", Not::not);
        one(table, "IsNaN", IsNan::isNan);
        one(table, "IsInf", IsInfinite::isInfinite);
        two(table, "Add", Add::add);
        two(table, "Sub", Subtract::subtract);
        two(table, "Mul", Multiply::multiply);
        two(table, "Div", ElementwiseLoads::divide);
        two(table, "Pow", (a, b) -> Pow.pow(a, Cast.cast(b, a.dataType())));
        two(table, "Equal", Equal::equal);
        two(table, "Greater", Greater::greater);
        two(table, "GreaterOrEqual", GreaterEqual::greaterEqual);
        two(table, "Less", Less::less);
        two(table, "LessOrEqual", LessEqual::lessEqual);
        two(table, "And", And::and);
        two(table, "Or", Or::or);
        two(table, "Xor", Xor::xor);
        many(table, "Max", Maximum::maximum);
        many(table, "Min", Minimum::minimum);
        many(table, "Sum", Add::add);
        table.put(
                "Mean",
                call ->
                        Multiply.multiply(
                                call.inputs().stream().reduce(Add::add).orElseThrow(),
                                constant(1f / call.count())));
        table.put("Mod", ElementwiseLoads::mod);
        table.put("Where", call -> Select.select(call.input(0), call.input(1), call.input(2)));
        table.put(
                "Cast",
                call -> {
                    call.ignore("saturate", "round_mode");
                    return cast(call, call.whole("to", 0));
                });
        table.put(
                "CastLike",
                call -> {
                    call.ignore("saturate", "round_mode");
                    return Cast.cast(call.input(0), call.input(1).dataType());
                });
        table.put("Identity", call -> call.input(0));
        table.put(
                "Dropout",
                call -> {
                    call.ignore("ratio", "seed", "is_test");
                    return call.input(0);
                });
    }

    private static void one(Loads.Table table, String op, UnaryOperator<Value> f) {
        table.put(
                op,
                call -> {
                    call.ignore("detect_negative", "detect_positive");
                    return Images.under(call.input(0), f);
                });
    }

    private static void two(Loads.Table table, String op, BinaryOperator<Value> f) {
        table.put(
                op,
                call -> {
                    call.require(
                            call.whole("broadcast", 0) == 0,
                            "opsets before 7, whose operands broadcast otherwise, are not"
                                    + " supported");
                    return Images.under(call.input(0), call.input(1), f);
                });
    }

    private static void many(Loads.Table table, String op, BinaryOperator<Value> f) {
        table.put(op, call -> call.inputs().stream().reduce(f).orElseThrow());
    }

    // Quotients of whole numbers are cut towards zero; they are shapes, well below 2²⁴.
    private static Value divide(Value a, Value b) {
        if (a.dataType().isFloating()) {
            return Divide.divide(a, b);
        }
        Value quotient =
                Divide.divide(Cast.cast(a, DataType.FLOAT32), Cast.cast(b, DataType.FLOAT32));
        return Cast.cast(quotient, a.dataType());
    }

    private static Value mod(Call call) {
        Value a = call.input(0);
        Value b = call.input(1);
        boolean floats = a.dataType().isFloating();
        call.require(
                call.flag("fmod", false) == floats,
                "remainders of floats must be fmod, those of whole numbers must not");
        Value x = Cast.cast(a, DataType.FLOAT32);
        Value y = Cast.cast(b, DataType.FLOAT32);
        Value quotient = Divide.divide(x, y);
        Value whole =
                floats
                        ? Multiply.multiply(Sign.sign(quotient), Floor.floor(Abs.abs(quotient)))
                        : Floor.floor(quotient);
        return Cast.cast(Subtract.subtract(x, Multiply.multiply(whole, y)), a.dataType());
    }

    private static Value cast(Call call, long to) {
        DataType type =
                ElementTypes.type(to)
                        .orElseThrow(() -> call.refused("element type " + to + " is no number"));
        return Images.under(call.input(0), x -> Cast.cast(x, type));
    }
}
