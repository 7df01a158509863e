package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.MatMul;

import java.util.ArrayList;
import java.util.List;

/// Products of matrices.
final class ProductExports {

    private ProductExports() {}

    static void add(Exports.Table table) {
        table.put(MatMul.class, ProductExports::product);
    }

    private static void product(MatMul op, Node call, Emitter out) {
        String a = operand(call.input(0), op.transposeA(), out);
        String b = operand(call.input(1), op.transposeB(), out);
        out.define(call.output(0), out.node("MatMul", a, b));
    }

    private static String operand(Value x, boolean transposed, Emitter out) {
        int rank = x.shape().rank();
        List<Integer> axes = new ArrayList<>(Order.plain(rank).axes());
        if (transposed) {
            axes.set(rank - 1, rank - 2);
            axes.set(rank - 2, rank - 1);
        }
        return out.in(new Order(axes), x);
    }
}
