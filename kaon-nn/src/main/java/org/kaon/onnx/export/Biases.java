package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.OnnxNode;
import org.kaon.op.Convolution;
import org.kaon.op.MatMul;
import org.kaon.op.TransposedConvolution;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Joins a bias to the product before it: a convolution takes it as its third input, and the
/// product of two matrices becomes `Gemm`.
final class Biases {

    private Biases() {}

    /// Whether a sum is such a bias; it is then written.
    static boolean joined(Node sum, Emitter out) {
        return joined(sum, sum.input(0), sum.input(1), out)
                || joined(sum, sum.input(1), sum.input(0), out);
    }

    private static boolean joined(Node sum, Value product, Value bias, Emitter out) {
        boolean matrices = product.source().op() instanceof MatMul && product.shape().rank() == 2;
        boolean convolution =
                product.source().op() instanceof Convolution
                        || product.source().op() instanceof TransposedConvolution;
        if (!matrices && !convolution
                || !out.isUsedOnce(product)
                || out.known(product).isPresent()
                || out.known(bias).isEmpty()
                || !isRow(bias.shape(), product.shape())) {
            return false;
        }
        Order order = out.order(product);
        String name = out.in(order, product);
        OnnxNode old = out.maker(name).orElseThrow();
        if (old.inputs().size() != 2) {
            return false;
        }
        Tensor row = out.known(bias).orElseThrow();
        List<String> inputs = new ArrayList<>(old.inputs());
        inputs.add(
                bias.shape().rank() == 1
                        ? out.plain(bias)
                        : out.given(bias, row.reshape(Shape.of(row.size()))));
        out.replace(
                old,
                new OnnxNode(
                        matrices ? "Gemm" : old.op(),
                        "",
                        old.name(),
                        inputs,
                        old.outputs(),
                        matrices ? Map.of() : old.attributes()));
        out.define(sum.output(0), order, name);
        return true;
    }

    private static boolean isRow(Shape bias, Shape product) {
        return bias.rank() >= 1
                && bias.rank() <= product.rank()
                && bias.extent(-1) == product.extent(-1)
                && bias.size() == bias.extent(-1);
    }
}
