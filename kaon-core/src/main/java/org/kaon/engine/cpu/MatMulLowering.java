package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.kaon.graph.Node;

/// Matrix products by oneDNN, on row-major operands; a transposed operand is a matter of strides.
final class MatMulLowering {

    private MatMulLowering() {}

    static void lower(FusedMatMul op, Node call, PlanBuilder plan) {
        Slot a = plan.plain(call.input(0));
        Slot b = plan.plain(call.input(1));
        Layout layout = Layout.plain(call.types().getFirst());
        if (a.layout().bytes() == 0) {
            Kernels.fill(plan.make(call.output(0), layout), 0f, plan);
            return;
        }
        MatMulGeometry g =
                MatMulGeometry.of(
                        op.product(), a.layout().shape(), b.layout().shape(), layout.shape());
        matmul.primitive_desc description =
                OneDnn.require(
                        new matmul.primitive_desc(
                                OneDnn.ENGINE,
                                g.left(),
                                g.right(),
                                op.bias() ? g.bias() : OneDnn.none(),
                                g.result(),
                                OneDnn.attributes(op.activation()),
                                false),
                        call.toString());
        Slot bias = op.bias() ? plan.plain(call.input(2)) : b;
        Slot y = plan.make(call.output(0), layout);
        PlanBuilder.Arguments step =
                plan.primitive(op.name(), new matmul(description), description.scratchpad_desc())
                        .read(dnnl.DNNL_ARG_SRC, g.left(), a.buffer())
                        .read(dnnl.DNNL_ARG_WEIGHTS, g.right(), b.buffer());
        if (op.bias()) {
            step.read(dnnl.DNNL_ARG_BIAS, g.bias(), bias.buffer());
        }
        step.written(dnnl.DNNL_ARG_DST, g.result(), y.buffer()).add();
    }
}
