package org.kaon.engine.cpu;

import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgMin;
import org.kaon.op.ArgSort;
import org.kaon.op.AveragePooling;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Cast;
import org.kaon.op.Concat;
import org.kaon.op.Convolution;
import org.kaon.op.CumSum;
import org.kaon.op.Gather;
import org.kaon.op.LinearResize;
import org.kaon.op.LogSoftmax;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.MaxPooling;
import org.kaon.op.Min;
import org.kaon.op.NearestNeighbours;
import org.kaon.op.OneHot;
import org.kaon.op.Prod;
import org.kaon.op.RandomInteger;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomUniform;
import org.kaon.op.Remap;
import org.kaon.op.Reshape;
import org.kaon.op.ScatterAdd;
import org.kaon.op.SegmentMax;
import org.kaon.op.SegmentSum;
import org.kaon.op.Slice;
import org.kaon.op.Softmax;
import org.kaon.op.Sum;
import org.kaon.op.SumLike;
import org.kaon.op.TopK;
import org.kaon.op.Transpose;
import org.kaon.op.TransposedConvolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table from op to lowering.
final class Lowerings {

    private static final Map<Class<? extends Op>, Lowering<? extends Op>> TABLE = new HashMap<>();

    static {
        put(Fused.class, FusedLowering::lower);
        put(FusedReduction.class, FusedReductionLowering::lower);
        put(FusedMatMul.class, MatMulLowering::lower);
        put(FusedConvolution.class, ConvolutionLowering::forward);
        put(
                MatMul.class,
                (op, call, plan) ->
                        MatMulLowering.lower(
                                new FusedMatMul(op, false, Activation.NONE), call, plan));
        put(
                Convolution.class,
                Lowerings.<Convolution>overSomething((op, call, plan) ->
                        ConvolutionLowering.forward(
                                new FusedConvolution(op, false, Activation.NONE), call, plan)));
        put(Convolution.BackwardInput.class, overSomething(ConvolutionLowering::backwardInput));
        put(Convolution.BackwardKernel.class, overSomething(ConvolutionLowering::backwardKernel));
        put(ConvolutionGradient.class, ConvolutionLowering::gradient);
        put(KernelGradient.class, ConvolutionLowering::backwardKernel);
        put(NarrowWeights.class, NarrowWeights::lower);
        put(TransposedConvolution.class, TransposedLowering::plain);
        put(FusedTransposedConvolution.class, TransposedLowering::withBias);
        put(MaxPooling.class, PoolingLowering::forward);
        put(MaxPooling.Backward.class, PoolingLowering::backward);
        put(MaxPooling.Pick.class, PoolingLowering::pick);
        put(AveragePooling.class, PoolingLowering::forward);
        put(AveragePooling.Backward.class, PoolingLowering::backward);
        put(
                Reshape.class,
                (op, call, plan) -> plan.view(call.output(0), plan.plain(call.input(0))));
        put(Transpose.class, CopyLowering::transpose);
        put(BroadcastLike.class, CopyLowering::broadcast);
        put(Slice.class, CopyLowering::slice);
        put(LinearResize.class, ResizeLowering::forward);
        put(LinearResize.Backward.class, ResizeLowering::backward);
        put(Remap.class, RemapLowering::forward);
        put(Remap.Backward.class, RemapLowering::backward);
        put(Concat.class, CopyLowering::concat);
        put(OneHot.class, IndexLowering::oneHot);
        put(SegmentSum.class, GatherLowering::segmentSum);
        put(SegmentMax.class, GatherLowering::segmentMax);
        put(Gather.class, GatherLowering::gather);
        put(ScatterAdd.class, GatherLowering::scatterAdd);
        put(ArgMax.class, IndexLowering::argMax);
        put(ArgSort.class, OrderLowering::argSort);
        put(TopK.class, OrderLowering::topK);
        put(NearestNeighbours.class, OrderLowering::nearest);
        put(ArgMin.class, IndexLowering::argMin);
        put(Sum.class, ReduceLowering::sum);
        put(SumLike.class, ReduceLowering::sumLike);
        put(Max.class, ReduceLowering::max);
        put(Min.class, ReduceLowering::min);
        put(Prod.class, ReduceLowering::prod);
        put(Prod.Others.class, ProductLowering::others);
        put(Prod.Backward.class, ProductLowering::backward);
        put(Softmax.class, SoftmaxLowering::softmax);
        put(LogSoftmax.class, SoftmaxLowering::logSoftmax);
        put(RandomUniform.class, RandomLowering::uniform);
        put(RandomInteger.class, RandomLowering::integers);
        put(CumSum.class, RunningLowering::sum);
        put(RandomNormal.class, RandomLowering::normal);
        put(Cast.class, CastLowering::lower);
        ElementwiseTable.classes().stream()
                .filter(type -> !TABLE.containsKey(type))
                .forEach(type -> put(type, IntegerLowering::lower));
    }

    private Lowerings() {}

    private static <O extends Op> void put(Class<O> op, Lowering<? super O> lowering) {
        TABLE.put(op, lowering);
    }

    // A sum over nothing is 0, and oneDNN makes no primitive for it.
    private static <O extends Op> Lowering<O> overSomething(Lowering<O> lowering) {
        return (op, call, plan) -> {
            if (call.inputs().stream().limit(2).noneMatch(x -> x.shape().size() == 0)) {
                lowering.lower(op, call, plan);
                return;
            }
            Slot zeros = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
            plan.kernel(
                    "zeros",
                    List.of(),
                    List.of(zeros),
                    (_, writes) -> () -> writes[0].fill((byte) 0));
        };
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
        if (node.types().stream().allMatch(type -> type.shape().size() == 0)) {
            for (int i = 0; i < node.types().size(); i++) {
                plan.make(node.output(i), Layout.plain(node.types().get(i)));
            }
            return;
        }
        lowering.lower(op, node, plan);
    }
}
