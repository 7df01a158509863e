package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.RowProduct;
import org.kaon.graph.Constant;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.MatMul;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Products of a few rows with the weights of a frozen model, where oneDNN would take longer to
/// start than to compute.
final class RowProductLowering {

    private static final int MOST_ROWS = 4;
    private static final long MOST_WEIGHTS = 1L << 28;

    private RowProductLowering() {}

    /// Whether a product is of this kind, if its weights are frozen.
    static boolean fits(MatMul product, Value a, Value b) {
        Shape weights = b.shape();
        long inputs = a.shape().extent(-1);
        return b.source().op() instanceof Constant
                && a.dataType() == DataType.FLOAT32
                && b.dataType() == DataType.FLOAT32
                && !product.transposeA()
                && weights.rank() == 2
                && weights.size() > 0
                && weights.size() < MOST_WEIGHTS
                && a.shape().size() > 0
                && a.shape().size() / inputs <= MOST_ROWS;
    }

    static void lower(FusedMatMul op, Node call, PlanBuilder plan) {
        Slot x = plan.plain(call.input(0));
        MemorySegment weights = plan.plain(call.input(1)).buffer().memory();
        MemorySegment bias =
                op.bias() ? plan.plain(call.input(2)).buffer().memory() : MemorySegment.NULL;
        Slot y = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        int inputs = Math.toIntExact(x.layout().shape().extent(-1));
        int outputs = Math.toIntExact(y.layout().shape().extent(-1));
        int rows = Math.toIntExact(x.layout().shape().size() / inputs);
        RowProduct product =
                RowProduct.pack(
                        new RowProduct.Matrix(weights, inputs, outputs, op.product().transposeB()),
                        bias,
                        op.activation() == Activation.RELU,
                        plan.constants());
        plan.kernel(
                op.name() + " by rows",
                List.of(x),
                List.of(y),
                (reads, writes) -> () -> product.run(reads[0], writes[0], rows));
    }
}
