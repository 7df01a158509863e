package org.kaon.engine.cpu;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Convolution;
import org.kaon.op.Window;
import org.kaon.tensor.TensorType;

/// Convolutions and their gradients by oneDNN, in the layouts that it chooses.
final class ConvolutionLowering {

    private static final dnnl.algorithm DIRECT = dnnl.algorithm.convolution_direct;

    private ConvolutionLowering() {}

    // A sum over nothing; oneDNN leaves such results as they were.
    private static boolean isOverNothing(Node call, PlanBuilder plan) {
        boolean nothing = call.input(0).shape().size() == 0 || call.input(1).shape().size() == 0;
        for (int i = 0; nothing && i < call.types().size(); i++) {
            Kernels.fill(plan.make(call.output(i), Layout.plain(call.types().get(i))), 0, plan);
        }
        return nothing;
    }

    static void forward(FusedConvolution op, Node call, PlanBuilder plan) {
        if (isOverNothing(call, plan)) {
            return;
        }
        Value x = call.input(0);
        Value kernel = call.input(1);
        ConvolutionGeometry g =
                new ConvolutionGeometry(
                        op.convolution().window(),
                        x.type(),
                        kernel.type(),
                        call.types().getFirst());
        dnnl.prop_kind kind =
                plan.training()
                        ? dnnl.prop_kind.forward_training
                        : dnnl.prop_kind.forward_inference;
        desc bias = op.bias() ? g.bias(call.input(2).dataType()) : OneDnn.none();
        convolution_forward.primitive_desc description =
                g.forward(kind, bias, plan.product(op.activation()));
        Slot source = plan.as(x, g.data(x.type(), description.src_desc()));
        settle(g, kernel, plan);
        Slot weights = plan.as(kernel, g.kernelLayout(description.weights_desc()));
        Layout layout = g.data(g.y(), description.dst_desc());
        Slot shift = op.bias() ? plan.plain(call.input(2)) : weights;
        Slot y = plan.make(call.output(0), layout);
        PlanBuilder.Arguments step =
                plan.primitive(
                        op.name() + plan.arithmetic() + " " + implementation(description),
                        new convolution_forward(description),
                        description.scratchpad_desc());
        step.read(dnnl.DNNL_ARG_SRC, description.src_desc(), source.buffer())
                .read(dnnl.DNNL_ARG_WEIGHTS, g.kernelDesc(weights.layout()), weights.buffer())
                .written(dnnl.DNNL_ARG_DST, description.dst_desc(), y.buffer());
        if (op.bias()) {
            step.read(dnnl.DNNL_ARG_BIAS, bias, shift.buffer());
        }
        step.add();
    }

    // Float32 weights behind bfloat16 ones lie as their gradient does, so that only the optimizer
    // reads and writes them.
    private static void settle(ConvolutionGeometry g, Value kernel, PlanBuilder plan) {
        if (plan.training() && kernel.source().op() instanceof NarrowWeights) {
            Value variable = kernel.source().input(0);
            ConvolutionGeometry wide =
                    new ConvolutionGeometry(g.window(), g.x(), variable.type(), g.y());
            convolution_backward_weights.primitive_desc description =
                    OneDnn.require(
                            description(wide, OneDnn.none(), plan), "the gradient of " + kernel);
            plan.settle(variable, wide.kernelLayout(description.diff_weights_desc()));
        }
    }

    static void backwardInput(Convolution.BackwardInput op, Node call, PlanBuilder plan) {
        if (isOverNothing(call, plan)) {
            return;
        }
        Value dy = call.input(0);
        Value kernel = call.input(1);
        TensorType x = call.types().getFirst();
        ConvolutionGeometry g = new ConvolutionGeometry(op.window(), x, kernel.type(), dy.type());
        convolution_backward_data.primitive_desc description =
                OneDnn.require(
                        new convolution_backward_data.primitive_desc(
                                OneDnn.ENGINE,
                                DIRECT,
                                g.anyInput(),
                                g.anyKernel(),
                                g.anyResult(),
                                g.strides(),
                                g.dilations(),
                                g.before(),
                                g.after(),
                                g.hint(OneDnn.none()),
                                plan.product(Activation.NONE),
                                false),
                        call.toString());
        Slot gradient = plan.as(dy, g.data(dy.type(), description.diff_dst_desc()));
        Slot weights = plan.as(kernel, g.kernelLayout(description.weights_desc()));
        Slot dx = plan.make(call.output(0), g.data(x, description.diff_src_desc()));
        plan.primitive(
                        op.name() + plan.arithmetic() + " " + implementation(description),
                        new convolution_backward_data(description),
                        description.scratchpad_desc())
                .read(dnnl.DNNL_ARG_DIFF_DST, description.diff_dst_desc(), gradient.buffer())
                .read(dnnl.DNNL_ARG_WEIGHTS, g.kernelDesc(weights.layout()), weights.buffer())
                .written(dnnl.DNNL_ARG_DIFF_SRC, description.diff_src_desc(), dx.buffer())
                .add();
    }

    static void backwardKernel(Convolution.BackwardKernel op, Node call, PlanBuilder plan) {
        kernelGradient(op.window(), call.types().getFirst(), call, plan);
    }

    static void backwardKernel(KernelGradient op, Node call, PlanBuilder plan) {
        kernelGradient(op.window(), op.kernel(), call, plan);
    }

    static void gradient(ConvolutionGradient op, Node call, PlanBuilder plan) {
        kernelGradient(op.window(), op.kernel(), call, plan);
    }

    private static void kernelGradient(
            Window window, TensorType kernel, Node call, PlanBuilder plan) {
        if (isOverNothing(call, plan)) {
            return;
        }
        Value x = call.input(0);
        Value dy = call.input(1);
        boolean both = call.types().size() == 2;
        ConvolutionGeometry g = new ConvolutionGeometry(window, x.type(), kernel, dy.type());
        desc bias = both ? g.bias(call.types().get(1).dataType()) : OneDnn.none();
        convolution_backward_weights.primitive_desc description =
                OneDnn.require(description(g, bias, plan), call.toString());
        Slot source = plan.as(x, g.data(x.type(), description.src_desc()));
        Slot gradient = plan.as(dy, g.data(dy.type(), description.diff_dst_desc()));
        Layout layout = g.kernelLayout(description.diff_weights_desc());
        Slot dk = plan.make(call.output(0), layout);
        PlanBuilder.Arguments step =
                plan.primitive(
                        "Convolution.BackwardKernel"
                                + (both ? " + bias " : " ")
                                + implementation(description)
                                + plan.arithmetic(),
                        new convolution_backward_weights(description),
                        description.scratchpad_desc());
        step.read(dnnl.DNNL_ARG_SRC, description.src_desc(), source.buffer())
                .read(dnnl.DNNL_ARG_DIFF_DST, description.diff_dst_desc(), gradient.buffer())
                .written(dnnl.DNNL_ARG_DIFF_WEIGHTS, g.kernelDesc(layout), dk.buffer());
        if (both) {
            Slot db = plan.make(call.output(1), Layout.plain(call.types().get(1)));
            step.written(dnnl.DNNL_ARG_DIFF_BIAS, bias, db.buffer());
        }
        step.add();
    }

    private static convolution_backward_weights.primitive_desc description(
            ConvolutionGeometry g, desc bias, PlanBuilder plan) {
        return new convolution_backward_weights.primitive_desc(
                OneDnn.ENGINE,
                DIRECT,
                g.anyInput(),
                g.anyKernel(),
                bias,
                g.anyResult(),
                g.strides(),
                g.dilations(),
                g.before(),
                g.after(),
                g.hint(bias),
                plan.product(Activation.NONE),
                false);
    }

    static String implementation(org.bytedeco.dnnl.primitive_desc_base description) {
        return "[" + description.impl_info_str().getString() + "]";
    }
}
