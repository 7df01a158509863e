package org.kaon.engine.cpu;

import org.kaon.graph.Constant;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Cast;
import org.kaon.op.Concat;
import org.kaon.op.Convolution;
import org.kaon.op.MatMul;
import org.kaon.op.MaxPooling;
import org.kaon.op.Reshape;
import org.kaon.op.Slice;
import org.kaon.op.Transpose;
import org.kaon.tensor.DataType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes in float32 what has no bfloat16 kernel: casts of its inputs, the op, a cast of its
/// result. Float32 is kept from one such op to the next.
final class WidenBfloat16 {

    private final Map<Value, Value> wide = new HashMap<>();

    private WidenBfloat16() {}

    static Graph apply(Graph graph) {
        return graph.rewrite(new WidenBfloat16()::widen);
    }

    private Node widen(Node node) {
        if (node.op() instanceof Cast cast
                && cast.to() == DataType.FLOAT32
                && wide.containsKey(node.input(0))) {
            return wide(node.input(0)).source();
        }
        boolean bfloat16 =
                isBfloat16(node.output(0))
                        || node.inputs().stream().anyMatch(WidenBfloat16::isBfloat16);
        if (!bfloat16 || isNative(node)) {
            return node;
        }
        List<Value> inputs = node.inputs().stream().map(this::wide).toList();
        Value result = new Node(node.op(), inputs).output(0);
        Value narrow = Cast.cast(result, node.output(0).dataType());
        if (!narrow.equals(result)) {
            wide.put(narrow, result);
        }
        return narrow.source();
    }

    private Value wide(Value value) {
        return isBfloat16(value)
                ? wide.computeIfAbsent(value, narrow -> Cast.cast(narrow, DataType.FLOAT32))
                : value;
    }

    private static boolean isBfloat16(Value value) {
        return value.dataType() == DataType.BFLOAT16;
    }

    private static boolean isNative(Node node) {
        return switch (node.op()) {
            case Placeholder _, Constant _, Read _ -> true;
            case MatMul _, FusedMatMul _ -> true;
            case Convolution op -> !op.window().isDepthwise();
            case FusedConvolution op -> !op.convolution().window().isDepthwise();
            case ConvolutionGradient op -> !op.window().isDepthwise();
            case Convolution.BackwardInput op -> !op.window().isDepthwise();
            case Convolution.BackwardKernel op -> !op.window().isDepthwise();
            case KernelGradient _, NarrowWeights _ -> true;
            case MaxPooling _, MaxPooling.Backward _ -> true;
            case AveragePooling _, AveragePooling.Backward _ -> true;
            case Cast _, Reshape _, Transpose _, BroadcastLike _, Slice _, Concat _ -> true;
            default -> FuseElementwise.isFusible(node);
        };
    }
}
