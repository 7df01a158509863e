package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;
import org.kaon.op.Clip;
import org.kaon.op.Gelu;
import org.kaon.op.LeakyRelu;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.Mean;
import org.kaon.op.Min;
import org.kaon.op.Round;
import org.kaon.op.Sum;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /// What formulas have too, by their name there.
    private static final Map<String, String> SHARED =
            Map.ofEntries(
                    Map.entry("Abs", "abs"),
                    Map.entry("Absolute", "abs"),
                    Map.entry("Add", "+"),
                    Map.entry("Ceil", "ceil"),
                    Map.entry("Cos", "cos"),
                    Map.entry("Divide", "/"),
                    Map.entry("Equal", "=="),
                    Map.entry("Erf", "erf"),
                    Map.entry("Exp", "exp"),
                    Map.entry("Expm1", "expm1"),
                    Map.entry("Floor", "floor"),
                    Map.entry("Greater", ">"),
                    Map.entry("GreaterEqual", ">="),
                    Map.entry("HardSigmoid", "hard_sigmoid"),
                    Map.entry("HardSilu", "hard_silu"),
                    Map.entry("Less", "<"),
                    Map.entry("LessEqual", "<="),
                    Map.entry("Log", "log"),
                    Map.entry("Log1p", "log1p"),
                    Map.entry("LogicalAnd", "&&"),
                    Map.entry("LogicalNot", "!"),
                    Map.entry("LogicalOr", "||"),
                    Map.entry("Maximum", "maximum"),
                    Map.entry("Minimum", "minimum"),
                    Map.entry("Multiply", "*"),
                    Map.entry("Negative", FormulaFunction.MINUS),
                    Map.entry("NotEqual", "!="),
                    Map.entry("Power", "^"),
                    Map.entry("Reciprocal", "reciprocal"),
                    Map.entry("Relu", "relu"),
                    Map.entry("Relu6", "relu6"),
                    Map.entry("Rsqrt", "rsqrt"),
                    Map.entry("Selu", "selu"),
                    Map.entry("Sigmoid", "sigmoid"),
                    Map.entry("Sign", "sign"),
                    Map.entry("Silu", "silu"),
                    Map.entry("Sin", "sin"),
                    Map.entry("Softplus", "softplus"),
                    Map.entry("Softsign", "softsign"),
                    Map.entry("Sqrt", "sqrt"),
                    Map.entry("Square", "square"),
                    Map.entry("Subtract", "-"),
                    Map.entry("Tanh", "tanh"),
                    Map.entry("TrueDivide", "/"),
                    Map.entry("Where", "where"));

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
        SHARED.forEach((name, formula) -> table.put(name, shared(formula)));
        activations(table);
        reduction(table, "Mean", Mean::mean);
        reduction(table, "Sum", Sum::sum);
        reduction(table, "Max", Max::max);
        reduction(table, "Amax", Max::max);
        reduction(table, "Min", Min::min);
        reduction(table, "Amin", Min::min);
        table.put("Matmul", new Entry(2, (_, _) -> (_, v) -> MatMul.matmul(v.get(0), v.get(1))));
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

    private static Entry shared(String formula) {
        FormulaFunction function =
                Optional.ofNullable(FormulaFunction.TABLE.get(formula))
                        .orElseThrow(() -> new IllegalStateException(formula));
        return new Entry(function.takes().length(), (_, _) -> (_, v) -> function.values().apply(v));
    }

    private static void activations(Map<String, Entry> table) {
        table.put(
                "Round",
                new Entry(
                        1,
                        (in, _) -> {
                            in.neutral("decimals", 0);
                            return (_, v) -> Round.round(v.getFirst());
                        }));
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
