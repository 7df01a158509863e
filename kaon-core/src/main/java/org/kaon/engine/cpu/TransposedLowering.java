package org.kaon.engine.cpu;

import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.TransposedConvolution;

/// Transposed convolutions by oneDNN's deconvolution, in the layouts that it chooses.
final class TransposedLowering {

    private TransposedLowering() {}

    static void plain(TransposedConvolution op, Node call, PlanBuilder plan) {
        forward(op, false, call, plan);
    }

    static void withBias(FusedTransposedConvolution op, Node call, PlanBuilder plan) {
        forward(op.convolution(), true, call, plan);
    }

    private static void forward(
            TransposedConvolution op, boolean bias, Node call, PlanBuilder plan) {
        Value x = call.input(0);
        Value kernel = call.input(1);
        if (x.shape().size() == 0 || kernel.shape().size() == 0) {
            Kernels.fill(plan.make(call.output(0), Layout.plain(call.types().getFirst())), 0, plan);
            return;
        }
        // The convolution that this turns around: from the result to x.
        ConvolutionGeometry g =
                new ConvolutionGeometry(
                        op.backwards(kernel.shape()),
                        call.types().getFirst(),
                        kernel.type(),
                        x.type());
        deconvolution_forward.primitive_desc description = description(g, bias, plan);
        Slot source = plan.as(x, g.data(x.type(), description.src_desc()));
        Slot weights = plan.as(kernel, g.turnedKernelLayout(description.weights_desc()));
        Slot offset = bias ? plan.plain(call.input(2)) : weights;
        Slot y = plan.make(call.output(0), g.data(g.x(), description.dst_desc()));
        PlanBuilder.Arguments step =
                plan.primitive(
                        call.op().name() + " " + ConvolutionLowering.implementation(description),
                        new deconvolution_forward(description),
                        description.scratchpad_desc());
        step.read(dnnl.DNNL_ARG_SRC, description.src_desc(), source.buffer())
                .read(dnnl.DNNL_ARG_WEIGHTS, g.turnedKernelDesc(weights.layout()), weights.buffer())
                .written(dnnl.DNNL_ARG_DST, description.dst_desc(), y.buffer());
        if (bias) {
            step.read(dnnl.DNNL_ARG_BIAS, row(g), offset.buffer());
        }
        step.add();
    }

    private static deconvolution_forward.primitive_desc description(
            ConvolutionGeometry g, boolean bias, PlanBuilder plan) {
        return OneDnn.require(
                new deconvolution_forward.primitive_desc(
                        OneDnn.ENGINE,
                        plan.training()
                                ? dnnl.prop_kind.forward_training
                                : dnnl.prop_kind.forward_inference,
                        dnnl.algorithm.deconvolution_direct,
                        g.anyResult(),
                        g.anyTurnedKernel(),
                        bias ? row(g) : OneDnn.none(),
                        g.anyInput(),
                        g.strides(),
                        g.dilations(),
                        g.before(),
                        g.after(),
                        OneDnn.attributes(),
                        false),
                "the transposed convolution of " + g.y() + " with " + g.kernel());
    }

    private static desc row(ConvolutionGeometry g) {
        return Layout.strided(
                g.x().dataType(), new long[] {g.x().shape().extent(-1)}, new long[] {1});
    }
}
