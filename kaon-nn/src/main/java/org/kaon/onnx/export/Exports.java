package org.kaon.onnx.export;

import org.kaon.config.ConfigException;
import org.kaon.graph.Node;
import org.kaon.graph.Op;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table from op to what it becomes in ONNX, and the ops that have nothing there, with the
/// reason.
final class Exports {

    private static final Map<Class<? extends Op>, Export<? extends Op>> TABLE = new HashMap<>();
    private static final Map<Class<? extends Op>, String> REFUSED = Refusals.all();

    static {
        ElementwiseExports.add(new Table());
        ReductionExports.add(new Table());
        ShapeExports.add(new Table());
        WindowExports.add(new Table());
        ProductExports.add(new Table());
        IndexExports.add(new Table());
        SegmentExports.add(new Table());
    }

    private Exports() {}

    /// Where families of ops enter theirs.
    static final class Table {

        <O extends Op> Table put(Class<O> op, Export<? super O> export) {
            TABLE.put(op, export);
            return this;
        }
    }

    /// The ops that have an export.
    static Set<Class<? extends Op>> ops() {
        return Set.copyOf(TABLE.keySet());
    }

    /// Why an op has none, where it is known that it has none.
    static Optional<String> refusal(Class<? extends Op> op) {
        return Optional.ofNullable(REFUSED.get(op));
    }

    /// *Errors*: an op without an export, with its layer and the reason.
    static void export(Node node, Emitter out) {
        export(node.op(), node, out);
    }

    @SuppressWarnings("unchecked") // put ties each class to an export of that class
    private static <O extends Op> void export(O op, Node node, Emitter out) {
        Export<O> export = (Export<O>) TABLE.get(op.getClass());
        if (export == null) {
            throw refused(
                    node,
                    refusal(op.getClass())
                                    .orElse(
                                            "no operator of ONNX is entered for it in the table of"
                                                    + " exports")
                            + ".");
        }
        export.export(op, node, out);
    }

    static ConfigException refused(Node node, String reason) {
        String place = node.origin().isEmpty() ? "" : " in \"" + node.origin() + "\"";
        return new ConfigException(
                "ONNX export: " + node.op().name() + place + " cannot be written: " + reason);
    }
}
