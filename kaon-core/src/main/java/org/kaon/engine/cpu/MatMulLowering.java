package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.primitive_attr;
import org.kaon.graph.Node;
import org.kaon.tensor.Shape;

/// Matrix products by oneDNN, on row-major operands; a transposed operand is a matter of strides.
final class MatMulLowering {

    private MatMulLowering() {}

    static void lower(FusedMatMul op, Node call, PlanBuilder plan) {
        Slot a = plan.plain(call.input(0));
        Slot b = plan.plain(call.input(1));
        desc left = operand(a.layout().shape(), op.product().transposeA());
        desc right = operand(b.layout().shape(), op.product().transposeB());
        Layout layout = Layout.plain(call.types().getFirst());
        if (a.layout().bytes() == 0) {
            Kernels.fill(plan.make(call.output(0), layout), 0f, plan);
            return;
        }
        primitive_attr attributes = OneDnn.attributes(op.activation());
        String text = op.name();
        if (op.bias()) {
            Slot bias = plan.plain(call.input(2));
            Slot y = plan.make(call.output(0), layout);
            long width = layout.shape().extent(1);
            desc row = Layout.strided(new long[] {1, width}, new long[] {width, 1});
            matmul.primitive_desc description =
                    OneDnn.require(
                            new matmul.primitive_desc(
                                    OneDnn.ENGINE,
                                    left,
                                    right,
                                    row,
                                    layout.desc(),
                                    attributes,
                                    false),
                            text);
            plan.primitive(text, new matmul(description), description.scratchpad_desc())
                    .read(dnnl.DNNL_ARG_SRC, left, a.buffer())
                    .read(dnnl.DNNL_ARG_WEIGHTS, right, b.buffer())
                    .read(dnnl.DNNL_ARG_BIAS, row, bias.buffer())
                    .written(dnnl.DNNL_ARG_DST, layout.desc(), y.buffer())
                    .add();
        } else {
            Slot y = plan.make(call.output(0), layout);
            matmul.primitive_desc description =
                    OneDnn.require(
                            new matmul.primitive_desc(
                                    OneDnn.ENGINE, left, right, layout.desc(), attributes, false),
                            text);
            plan.primitive(text, new matmul(description), description.scratchpad_desc())
                    .read(dnnl.DNNL_ARG_SRC, left, a.buffer())
                    .read(dnnl.DNNL_ARG_WEIGHTS, right, b.buffer())
                    .written(dnnl.DNNL_ARG_DST, layout.desc(), y.buffer())
                    .add();
        }
    }

    private static desc operand(Shape stored, boolean transposed) {
        long rows = stored.extent(0);
        long columns = stored.extent(1);
        return transposed
                ? Layout.strided(new long[] {columns, rows}, new long[] {1, columns})
                : Layout.strided(new long[] {rows, columns}, new long[] {columns, 1});
    }
}
