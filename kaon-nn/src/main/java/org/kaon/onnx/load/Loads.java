package org.kaon.onnx.load;

import org.kaon.config.ConfigException;
import org.kaon.config.Nearest;
import org.kaon.graph.Value;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table from an operator's name to what it becomes.
final class Loads {

    private static final Map<String, Load> TABLE = new HashMap<>();

    static {
        Table table = new Table();
        ElementwiseLoads.enter(table);
        ActivationLoads.enter(table);
        ReductionLoads.enter(table);
        ShapeLoads.enter(table);
        PartLoads.enter(table);
        IndexLoads.enter(table);
        ConstantLoads.enter(table);
        ProductLoads.enter(table);
        WindowLoads.enter(table);
        PoolingLoads.enter(table);
        NormalisationLoads.enter(table);
        RecurrentLoads.enter(table);
        LearningLoads.enter(table);
        TreeLoads.enter(table);
    }

    private Loads() {}

    /// Where families of operators enter theirs.
    static final class Table {

        Table put(String op, Load.One load) {
            return putAll(op, call -> List.of(load.load(call)));
        }

        Table putAll(String op, Load load) {
            TABLE.put(op, load);
            return this;
        }
    }

    /// The operators that are known; those of other domains with the domain in front.
    static Set<String> ops() {
        return new TreeSet<>(TABLE.keySet());
    }

    /// *Errors*: an operator that is not in the table.
    static List<Value> load(Call call) {
        OnnxNode node = call.node();
        Load load = TABLE.get(key(node));
        if (load == null) {
            throw unknown(node, call.opset());
        }
        return load.load(call);
    }

    /// The name under which an operator is entered.
    static String key(OnnxNode node) {
        return node.domain().equals(OnnxModel.STANDARD)
                ? node.op()
                : node.domain() + "." + node.op();
    }

    private static ConfigException unknown(OnnxNode node, long opset) {
        String domain = node.domain().isEmpty() ? "ai.onnx" : node.domain();
        return new ConfigException(
                "ONNX operator "
                        + node.op()
                        + " of domain "
                        + domain
                        + " (opset "
                        + opset
                        + ") in "
                        + node
                        + ": Kaon does not know it. "
                        + "The nearest that it knows is "
                        + Nearest.of(key(node), ops())
                        + ". Export the model with other operators, or simplify it first.");
    }
}
