package org.kaon.engine.cpu;

import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.op.Convolution;
import org.kaon.op.MatMul;
import org.kaon.op.MaxPooling;
import org.kaon.op.Reshape;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The table from op to lowering.
final class Lowerings {

    private static final Map<Class<? extends Op>, Lowering<? extends Op>> TABLE = new HashMap<>();

    static {
        put(Fused.class, FusedLowering::lower);
        put(FusedMatMul.class, MatMulLowering::lower);
        put(FusedConvolution.class, ConvolutionLowering::forward);
        put(
                MatMul.class,
                (op, call, plan) ->
                        MatMulLowering.lower(
                                new FusedMatMul(op, false, Activation.NONE), call, plan));
        put(
                Convolution.class,
                (op, call, plan) ->
                        ConvolutionLowering.forward(
                                new FusedConvolution(op, false, Activation.NONE), call, plan));
        put(Convolution.BackwardInput.class, ConvolutionLowering::backwardInput);
        put(Convolution.BackwardKernel.class, ConvolutionLowering::backwardKernel);
        put(ConvolutionGradient.class, ConvolutionLowering::gradient);
        put(MaxPooling.class, PoolingLowering::forward);
        put(MaxPooling.Backward.class, PoolingLowering::backward);
        put(
                Reshape.class,
                (op, call, plan) -> plan.view(call.output(0), plan.plain(call.input(0))));
    }

    private Lowerings() {}

    private static <O extends Op> void put(Class<O> op, Lowering<O> lowering) {
        TABLE.put(op, lowering);
    }

    /// The ops that this engine carries out one by one; element-wise ops are fused first.
    static Set<Class<? extends Op>> ops() {
        return Set.copyOf(TABLE.keySet());
    }

    /// *Errors*: an op that this engine does not know, by name.
    static void lower(Node node, PlanBuilder plan) {
        lower(node.op(), node, plan);
    }

    @SuppressWarnings("unchecked") // put ties each class to a lowering of that class
    private static <O extends Op> void lower(O op, Node node, PlanBuilder plan) {
        Lowering<O> lowering = (Lowering<O>) TABLE.get(op.getClass());
        if (lowering == null) {
            throw new IllegalArgumentException(
                    "The CPU engine has no lowering for "
                            + op.name()
                            + " on "
                            + node
                            + ". Add one to the table of lowerings.");
        }
        lowering.lower(op, node, plan);
    }
}
