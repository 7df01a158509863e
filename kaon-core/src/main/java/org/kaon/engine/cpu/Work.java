package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.graph.Node;
import org.kaon.op.Convolution;
import org.kaon.op.LogSoftmax;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.MaxPooling;
import org.kaon.op.Pooling;
import org.kaon.op.SegmentSum;
import org.kaon.op.Softmax;
import org.kaon.op.Sum;
import org.kaon.op.SumLike;
import org.kaon.op.TransposedConvolution;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

/// Floating-point operations of a node: a multiplication with addition counts two, an elementary
/// function one. Random numbers, indices and copies count nothing.
final class Work {

    private Work() {}

    static long flops(Node node) {
        return switch (node.op()) {
            case FusedMatMul op ->
                    product(op.product(), node) + extras(op.bias(), op.activation(), node);
            case MatMul op -> product(op, node);
            case FusedConvolution op ->
                    taps(op.convolution().window(), result(node), node.input(1).shape())
                            + extras(op.bias(), op.activation(), node);
            case Convolution op -> taps(op.window(), result(node), node.input(1).shape());
            case Convolution.BackwardInput op ->
                    taps(op.window(), node.input(0).shape(), node.input(1).shape());
            case Convolution.BackwardKernel op ->
                    taps(op.window(), node.input(1).shape(), result(node));
            case KernelGradient op -> taps(op.window(), node.input(1).shape(), result(node));
            case ConvolutionGradient op -> taps(op.window(), node.input(1).shape(), result(node));
            case TransposedConvolution op ->
                    taps(op.window(), node.input(0).shape(), node.input(1).shape());
            case FusedTransposedConvolution op ->
                    taps(op.convolution().window(), node.input(0).shape(), node.input(1).shape())
                            + extras(true, Activation.NONE, node);
            case Fused op -> op.outer() * op.inner() * arithmetic(op.chain());
            case FusedReduction op ->
                    op.fused().outer() * op.fused().inner() * (arithmetic(op.fused().chain()) + 1);
            case Pooling op ->
                    result(node).size()
                            * op.size().stream().mapToLong(i -> i).reduce(1, (a, b) -> a * b);
            case MaxPooling.Backward _ -> node.input(1).shape().size();
            case Sum _, SumLike _, Max _, SegmentSum _ -> node.input(0).shape().size();
            case Softmax _, LogSoftmax _ -> 5 * result(node).size();
            default -> 0;
        };
    }

    private static Shape result(Node node) {
        return node.types().getFirst().shape();
    }

    private static long product(MatMul op, Node node) {
        Shape a = node.input(0).shape();
        return 2 * result(node).size() * a.extent(op.transposeA() ? -2 : -1);
    }

    // Each result is a sum over one filter: all extents of the kernel but the last, or but the last
    // two where a filter sees one channel.
    private static long taps(Window window, Shape result, Shape kernel) {
        if (kernel.size() == 0) {
            return 0;
        }
        long filters = kernel.extent(-1) * (window.isDepthwise() ? kernel.extent(-2) : 1);
        return 2 * result.size() * (kernel.size() / filters);
    }

    private static long extras(boolean bias, Activation activation, Node node) {
        return result(node).size() * ((bias ? 1 : 0) + (activation == Activation.NONE ? 0 : 1));
    }

    private static long arithmetic(Chain chain) {
        return chain.steps().stream()
                .filter(step ->
                        step instanceof Chain.Unary
                                || step instanceof Chain.Binary
                                || step instanceof Chain.Select)
                .count();
    }
}
