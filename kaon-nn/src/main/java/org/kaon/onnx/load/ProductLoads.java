package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Einsum;
import org.kaon.op.MatMul;
import org.kaon.op.Multiply;
import org.kaon.op.Reshape;
import org.kaon.tensor.Shape;

/// Products of matrices.
final class ProductLoads {

    private ProductLoads() {}

    static void enter(Loads.Table table) {
        table.put("MatMul", call -> product(call.input(0), call.input(1)));
        table.put("Gemm", ProductLoads::gemm);
        table.put(
                "Einsum",
                call ->
                        Einsum.einsum(
                                call.text("equation", ""), call.inputs().toArray(Value[]::new)));
    }

    // A vector is a row on the left and a column on the right.
    private static Value product(Value a, Value b) {
        boolean row = a.shape().rank() == 1;
        boolean column = b.shape().rank() == 1;
        Value left = row ? Reshape.reshape(a, Shape.of(1, a.shape().extent(0))) : a;
        Value right = column ? Reshape.reshape(b, Shape.of(b.shape().extent(0), 1)) : b;
        Value y = MatMul.matmul(left, right);
        Shape shape = y.shape();
        if (column) {
            shape = shape.without(-1);
        }
        if (row) {
            shape = shape.without(column ? -1 : -2);
        }
        return row || column ? Reshape.reshape(y, shape) : y;
    }

    private static Value gemm(Call call) {
        float alpha = call.real("alpha", 1);
        float beta = call.real("beta", 1);
        Value y =
                MatMul.matmul(
                        call.input(0),
                        call.flag("transA", false),
                        call.input(1),
                        call.flag("transB", false));
        Value scaled = alpha == 1 ? y : Multiply.multiply(y, constant(alpha));
        if (!call.has(2) || beta == 0) {
            return scaled;
        }
        Value c = call.input(2);
        return Add.add(scaled, beta == 1 ? c : Multiply.multiply(c, constant(beta)));
    }
}
