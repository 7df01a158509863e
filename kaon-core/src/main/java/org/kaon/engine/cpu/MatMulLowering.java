package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory.desc;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

/// Matrix products by oneDNN, on row-major operands; a transposed operand is a matter of strides.
final class MatMulLowering {

    private MatMulLowering() {}

    static void lower(FusedMatMul op, Node call, PlanBuilder plan) {
        if (call.inputs().stream().allMatch(value -> value.dataType() == DataType.FLOAT32)
                && call.inputs().stream().skip(1).allMatch(plan::isFrozen)
                && RowProductLowering.fits(op.product(), call.input(0), call.input(1))) {
            RowProductLowering.lower(op, call, plan);
            return;
        }
        Slot a = plan.plain(call.input(0));
        Value weights = call.input(1);
        Layout layout = Layout.plain(call.types().getFirst());
        if (a.layout().bytes() == 0) {
            Kernels.fill(plan.make(call.output(0), layout), 0f, plan);
            return;
        }
        MatMulGeometry g =
                MatMulGeometry.of(
                        op.product(),
                        call.input(0).type(),
                        weights.shape(),
                        call.inputs().getLast().dataType(),
                        layout.type());
        boolean packs = plan.isFrozen(weights) && weights.shape().rank() == 2;
        matmul.primitive_desc description =
                OneDnn.require(
                        new matmul.primitive_desc(
                                OneDnn.ENGINE,
                                g.left(),
                                packs ? anyOrder(op, weights.type()) : g.right(),
                                op.bias() ? g.bias() : OneDnn.none(),
                                g.result(),
                                plan.product(op.activation()),
                                false),
                        call.toString());
        Slot b =
                packs ? packed(op, description.weights_desc(), weights, plan) : plan.plain(weights);
        Slot bias = op.bias() ? plan.plain(call.input(2)) : b;
        Slot y = plan.make(call.output(0), layout);
        PlanBuilder.Arguments step =
                plan.primitive(
                                op.name() + plan.arithmetic(),
                                new matmul(description),
                                description.scratchpad_desc())
                        .read(dnnl.DNNL_ARG_SRC, g.left(), a.buffer())
                        .read(dnnl.DNNL_ARG_WEIGHTS, description.weights_desc(), b.buffer());
        if (op.bias()) {
            step.read(dnnl.DNNL_ARG_BIAS, g.bias(), bias.buffer());
        }
        step.written(dnnl.DNNL_ARG_DST, g.result(), y.buffer()).add();
    }

    private static desc anyOrder(FusedMatMul op, TensorType weights) {
        Shape stored = weights.shape();
        boolean turned = op.product().transposeB();
        return Layout.any(
                weights.dataType(), stored.extent(turned ? 1 : 0), stored.extent(turned ? 0 : 1));
    }

    // Once, in the order that the primitive likes; axes are counted as the weights have them.
    private static Slot packed(FusedMatMul op, desc liked, Value weights, PlanBuilder plan) {
        desc stored = op.product().transposeB() ? liked.permute_axes(new int[] {1, 0}) : liked;
        return plan.as(weights, Layout.of(weights.type(), stored));
    }
}
