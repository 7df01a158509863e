package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Access;
import org.kaon.engine.cpu.kernel.Chain;
import org.kaon.engine.cpu.kernel.ChainKernel;
import org.kaon.engine.cpu.kernel.ChainKernels;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Fused element-wise ops as one loop on the team, over memory in whatever common layout it has.
final class FusedLowering {

    private FusedLowering() {}

    static void lower(Fused op, Node call, PlanBuilder plan) {
        Layout common = common(op, call, plan);
        List<Slot> inputs = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            Value value = call.input(i);
            boolean follows = !common.isPlain() && value.shape().equals(common.shape());
            inputs.add(follows ? plan.as(value, common) : plan.plain(value));
        }
        List<Slot> outputs = new ArrayList<>();
        for (int i = 0; i < op.outputs().size(); i++) {
            Layout layout = common.isPlain() ? Layout.plain(op.outputs().get(i)) : common;
            outputs.add(plan.make(call.output(i), layout));
        }
        share(op, inputs, outputs, plan);
        ChainKernel kernel = ChainKernels.kernel(op.chain());
        plan.kernel(
                op.name() + (common.isPlain() ? "" : " in " + common),
                inputs,
                outputs,
                (reads, writes) -> bind(op, kernel, reads, writes));
    }

    // Blocked memory is one line too, if every tensor lies in it the same way and is of one type of
    // floats.
    private static Layout common(Fused op, Node call, PlanBuilder plan) {
        TensorType type = op.outputs().getFirst();
        Layout plain = Layout.plain(type);
        boolean alike =
                op.outputs().stream().allMatch(type::equals) && type.dataType().isFloating();
        if (op.chain().byRows() || !alike) {
            return plain;
        }
        Layout chosen = plain;
        for (Value input : call.inputs()) {
            boolean full = input.shape().size() == type.shape().size();
            if (full && !input.type().equals(type)) {
                return plain;
            }
            Layout layout = plan.layout(input);
            if (full && chosen.isPlain() && layout.isDense()) {
                chosen = layout;
            }
        }
        return chosen;
    }

    static void share(Fused op, List<Slot> inputs, List<Slot> outputs, PlanBuilder plan) {
        for (Slot output : outputs) {
            for (int i = 0; i < inputs.size(); i++) {
                Slot input = inputs.get(i);
                int index = i;
                boolean full =
                        op.chain().steps().stream()
                                .filter(Chain.Load.class::isInstance)
                                .map(Chain.Load.class::cast)
                                .filter(load -> load.input() == index)
                                .allMatch(load -> load.access() == Access.FULL);
                if (full
                        && input.buffer().isTemporary()
                        && input.buffer().bytes() == output.buffer().bytes()
                        && inputs.stream().filter(s -> s.buffer() == input.buffer()).count() == 1) {
                    plan.mayShare(output, input);
                    break;
                }
            }
        }
    }

    private static Runnable bind(
            Fused op, ChainKernel kernel, MemorySegment[] inputs, MemorySegment[] outputs) {
        float[] parameters = parameters(op);
        long outer = op.outer();
        long inner = op.inner();
        return Split.over(
                outer * inner,
                ChainKernel.GRAIN,
                1,
                (from, to) -> kernel.run(inputs, outputs, parameters, outer, inner, from, to));
    }

    static float[] parameters(Fused op) {
        float[] parameters = new float[op.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = op.parameters().get(i);
        }
        return parameters;
    }
}
