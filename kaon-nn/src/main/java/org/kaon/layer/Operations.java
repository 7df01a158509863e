package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;
import org.kaon.op.Abs;
import org.kaon.op.Add;
import org.kaon.op.And;
import org.kaon.op.Ceil;
import org.kaon.op.Clip;
import org.kaon.op.Cos;
import org.kaon.op.Divide;
import org.kaon.op.Equal;
import org.kaon.op.Erf;
import org.kaon.op.Exp;
import org.kaon.op.Expm1;
import org.kaon.op.Floor;
import org.kaon.op.Gelu;
import org.kaon.op.Greater;
import org.kaon.op.GreaterEqual;
import org.kaon.op.LeakyRelu;
import org.kaon.op.Less;
import org.kaon.op.LessEqual;
import org.kaon.op.Log;
import org.kaon.op.Log1p;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.Maximum;
import org.kaon.op.Mean;
import org.kaon.op.Min;
import org.kaon.op.Minimum;
import org.kaon.op.Multiply;
import org.kaon.op.Negate;
import org.kaon.op.Not;
import org.kaon.op.NotEqual;
import org.kaon.op.Or;
import org.kaon.op.Pow;
import org.kaon.op.Reciprocal;
import org.kaon.op.Round;
import org.kaon.op.Rsqrt;
import org.kaon.op.Select;
import org.kaon.op.Sign;
import org.kaon.op.Sin;
import org.kaon.op.Sqrt;
import org.kaon.op.Square;
import org.kaon.op.Subtract;
import org.kaon.op.Sum;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// The functions of Keras's `ops` that a model may hold, by class name.
final class Operations {

    /// What a function does at its place with the tensors and numbers of its call.
    interface Rule {
        Value of(Site site, List<Value> values);
    }

    /// How a rule is made of the settings of a call, all of which it reads.
    private record Entry(int operands, Maker maker) {}

    private interface Maker {
        Rule read(Config in, List<Operation.Operand> operands);
    }

    private interface Reduction {
        Value of(Value x, boolean keepDims, int... axes);
    }

    private static final int ANY = -1;
    private static final Map<String, Entry> TABLE = table();

    private Operations() {}

    /// *Errors*: an unknown function, another number of operands, wrong settings.
    static Rule read(String name, List<Operation.Operand> operands, Config in) {
        Entry entry = TABLE.get(name);
        if (entry == null) {
            throw new ConfigException(
                    "There is no function of tensors named \""
                            + name
                            + "\" here; nearest known: \""
                            + Nearest.of(name, TABLE.keySet())
                            + "\". Known are "
                            + String.join(", ", TABLE.keySet())
                            + ".");
        }
        if (entry.operands != ANY && entry.operands != operands.size()) {
            throw new ConfigException(
                    name
                            + ": expects "
                            + entry.operands
                            + " arguments, found "
                            + operands.size()
                            + ".");
        }
        if (!(operands.getFirst() instanceof Operation.Operand.Tensor) && entry.operands == 1) {
            throw new ConfigException(name + ": expects a tensor, found a number.");
        }
        return entry.maker.read(in, operands);
    }

    private static Map<String, Entry> table() {
        Map<String, Entry> table = new TreeMap<>();
        elements(table);
        activations(table);
        pairs(table);
        reduction(table, "Mean", Mean::mean);
        reduction(table, "Sum", Sum::sum);
        reduction(table, "Max", Max::max);
        reduction(table, "Amax", Max::max);
        reduction(table, "Min", Min::min);
        reduction(table, "Amin", Min::min);
        table.put("Where", plain(3, v -> Select.select(v.get(0), v.get(1), v.get(2))));
        table.put("Matmul", plain(2, v -> MatMul.matmul(v.get(0), v.get(1))));
        table.put("Clip", new Entry(1, (in, _) -> clip(in)));
        table.put("Concatenate", new Entry(ANY, (in, _) -> OperationShapes.concatenate(in)));
        table.put("Stack", new Entry(ANY, (in, _) -> OperationShapes.stack(in)));
        table.put("Reshape", new Entry(1, (in, _) -> OperationShapes.reshape(in)));
        table.put("Transpose", new Entry(1, (in, _) -> OperationShapes.transpose(in)));
        table.put("ExpandDims", new Entry(1, (in, _) -> OperationShapes.expandDims(in)));
        table.put("Squeeze", new Entry(1, (in, _) -> OperationShapes.squeeze(in)));
        table.put("GetItem", new Entry(2, (_, operands) -> OperationShapes.item(operands)));
        return Collections.unmodifiableMap(table);
    }

    private interface Values {
        Value of(List<Value> values);
    }

    private static Entry plain(int operands, Values rule) {
        return new Entry(operands, (_, _) -> (_, values) -> rule.of(values));
    }

    private static void one(Map<String, Entry> table, String name, UnaryOperator<Value> f) {
        table.put(name, plain(1, v -> f.apply(v.getFirst())));
    }

    private static void two(Map<String, Entry> table, String name, BinaryOperator<Value> f) {
        table.put(name, plain(2, v -> f.apply(v.get(0), v.get(1))));
    }

    private static void elements(Map<String, Entry> table) {
        one(table, "Abs", Abs::abs);
        one(table, "Absolute", Abs::abs);
        one(table, "Ceil", Ceil::ceil);
        one(table, "Cos", Cos::cos);
        one(table, "Erf", Erf::erf);
        one(table, "Exp", Exp::exp);
        one(table, "Expm1", Expm1::expm1);
        one(table, "Floor", Floor::floor);
        one(table, "Log", Log::log);
        one(table, "Log1p", Log1p::log1p);
        one(table, "LogicalNot", Not::not);
        one(table, "Negative", Negate::negate);
        one(table, "Reciprocal", Reciprocal::reciprocal);
        one(table, "Rsqrt", Rsqrt::rsqrt);
        one(table, "Sign", Sign::sign);
        one(table, "Sin", Sin::sin);
        one(table, "Sqrt", Sqrt::sqrt);
        one(table, "Square", Square::square);
        table.put(
                "Round",
                new Entry(
                        1,
                        (in, _) -> {
                            in.neutral("decimals", 0);
                            return (_, v) -> Round.round(v.getFirst());
                        }));
    }

    private static void activations(Map<String, Entry> table) {
        Map<String, Activation> byName =
                Map.of(
                        "Relu", Activation.RELU,
                        "Relu6", Activation.RELU6,
                        "Sigmoid", Activation.SIGMOID,
                        "Tanh", Activation.TANH,
                        "Silu", Activation.SILU,
                        "Selu", Activation.SELU,
                        "Softplus", Activation.SOFTPLUS,
                        "Softsign", Activation.SOFTSIGN,
                        "HardSigmoid", Activation.HARD_SIGMOID,
                        "HardSilu", Activation.HARD_SILU);
        byName.forEach((name, activation) -> one(table, name, activation::apply));
        table.put(
                "LeakyRelu",
                new Entry(
                        1,
                        (in, _) -> {
                            float slope = (float) in.number("negative_slope", 0.2);
                            return (_, v) -> LeakyRelu.leakyRelu(v.getFirst(), slope);
                        }));
        table.put("Elu", layered(ELU::read));
        table.put(
                "Gelu",
                new Entry(
                        1,
                        (in, _) -> {
                            boolean byTanh = in.flag("approximate", true);
                            return (_, v) ->
                                    byTanh ? Gelu.geluTanh(v.getFirst()) : Gelu.gelu(v.getFirst());
                        }));
        table.put("Softmax", layered(Softmax::read));
    }

    private static Entry layered(java.util.function.Function<Config, ? extends Layer> reader) {
        return new Entry(
                1,
                (in, _) -> {
                    Layer layer = reader.apply(in);
                    return (site, values) -> layer.apply(site.scope(), values);
                });
    }

    private static void pairs(Map<String, Entry> table) {
        two(table, "Add", Add::add);
        two(table, "Subtract", Subtract::subtract);
        two(table, "Multiply", Multiply::multiply);
        two(table, "Divide", Divide::divide);
        two(table, "TrueDivide", Divide::divide);
        two(table, "Power", Pow::pow);
        two(table, "Maximum", Maximum::maximum);
        two(table, "Minimum", Minimum::minimum);
        two(table, "Less", Less::less);
        two(table, "LessEqual", LessEqual::lessEqual);
        two(table, "Greater", Greater::greater);
        two(table, "GreaterEqual", GreaterEqual::greaterEqual);
        two(table, "Equal", Equal::equal);
        two(table, "NotEqual", NotEqual::notEqual);
        two(table, "LogicalAnd", And::and);
        two(table, "LogicalOr", Or::or);
    }

    private static Rule clip(Config in) {
        float low = (float) in.number("x_min");
        float high = (float) in.number("x_max");
        return (_, v) -> Clip.clip(v.getFirst(), low, high);
    }

    private static void reduction(Map<String, Entry> table, String name, Reduction reduction) {
        table.put(
                name,
                new Entry(
                        1,
                        (in, _) -> {
                            if (!in.isNull("initial")) {
                                Settings.refuse(in, "initial");
                            }
                            boolean keepDims = in.flag("keepdims", false);
                            List<Integer> axes = OperationShapes.axes(in);
                            return (site, v) ->
                                    reduction.of(
                                            v.getFirst(),
                                            keepDims,
                                            OperationShapes.beside(site, v.getFirst(), axes));
                        }));
    }
}
