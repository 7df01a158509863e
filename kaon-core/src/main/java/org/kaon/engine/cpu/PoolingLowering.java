package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.kaon.engine.cpu.kernel.PickMaxima;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.MaxPooling;
import org.kaon.op.Pooling;
import org.kaon.tensor.TensorType;

import java.util.Arrays;
import java.util.List;

/// Pooling and its gradients by oneDNN, in the layout that the input has; the places of maxima go
/// from one to the other in a workspace.
final class PoolingLowering {

    private PoolingLowering() {}

    private record Workspace(Pooling op, Value x) {}

    static void forward(Pooling op, Node call, PlanBuilder plan) {
        Value x = call.input(0);
        PoolingGeometry g = new PoolingGeometry(op, x.type(), call.types().getFirst());
        Slot source = plan.slot(x);
        pooling_forward.primitive_desc description = g.forward(source.layout(), plan.training());
        Slot y = plan.make(call.output(0), g.layout(g.y(), description.dst_desc()));
        run(g, description, source, y, new Workspace(op, x), plan.training(), plan);
    }

    private static void run(
            PoolingGeometry g,
            pooling_forward.primitive_desc description,
            Slot source,
            Slot y,
            Workspace key,
            boolean keep,
            PlanBuilder plan) {
        PlanBuilder.Arguments step =
                plan.primitive(
                                g.op().name(),
                                new pooling_forward(description),
                                description.scratchpad_desc())
                        .read(dnnl.DNNL_ARG_SRC, g.first(source.layout()), source.buffer())
                        .written(dnnl.DNNL_ARG_DST, description.dst_desc(), y.buffer());
        desc places = description.workspace_desc();
        if (keep && places.get_size() > 0) {
            Buffer workspace = Buffer.temporary(g.op().name() + " places", places.get_size());
            step.written(dnnl.DNNL_ARG_WORKSPACE, places, workspace);
            plan.remember(key, new Slot(workspace, y.layout()));
        }
        step.add();
    }

    static void backward(MaxPooling.Backward op, Node call, PlanBuilder plan) {
        Value x = call.input(0);
        Value dy = call.input(1);
        if (x.shape().size() == 0 || dy.shape().size() == 0) {
            Kernels.fill(plan.make(call.output(0), Layout.plain(x.type())), 0, plan);
            return;
        }
        PoolingGeometry g = new PoolingGeometry(op.pooling(), x.type(), dy.type());
        Slot source = plan.slot(x);
        pooling_forward.primitive_desc forward = g.forward(source.layout(), true);
        Layout layout = g.layout(g.y(), forward.dst_desc());
        Workspace key = new Workspace(op.pooling(), x);
        if (plan.recall(key).isEmpty()) {
            // The plan has the gradient alone: the places are found again.
            Slot unused = new Slot(Buffer.temporary("MaxPooling", layout.bytes()), layout);
            run(g, forward, source, unused, key, true, plan);
        }
        PlanBuilder.Arguments step =
                gradient(g, forward, plan.as(dy, layout), source.layout(), call, plan);
        plan.recall(key)
                .ifPresent(places ->
                        step.read(
                                dnnl.DNNL_ARG_WORKSPACE,
                                forward.workspace_desc(),
                                places.buffer()));
        step.add();
    }

    // The input is not at hand: its gradient lies as the upstream gradient does.
    static void backward(AveragePooling.Backward op, Node call, PlanBuilder plan) {
        Value dy = call.input(0);
        TensorType x = call.types().getFirst();
        if (dy.shape().size() == 0) {
            Kernels.fill(plan.make(call.output(0), Layout.plain(x)), 0, plan);
            return;
        }
        PoolingGeometry g = new PoolingGeometry(op.pooling(), x, dy.type());
        Layout target = g.like(plan.layout(dy));
        pooling_forward.primitive_desc forward = g.forward(target, true);
        Slot up = plan.as(dy, g.layout(dy.type(), forward.dst_desc()));
        gradient(g, forward, up, target, call, plan).add();
    }

    static void pick(MaxPooling.Pick op, Node call, PlanBuilder plan) {
        MaxPooling pooling = op.pooling();
        Value x = call.input(0);
        TensorType y = call.types().getFirst();
        PoolingGeometry g = new PoolingGeometry(pooling, x.type(), y);
        PickMaxima kernel =
                new PickMaxima(spatial(x.type()), spatial(y), g.size(), g.strides(), g.before());
        Slot source = plan.plain(x);
        Slot from = plan.plain(call.input(1));
        Slot target = plan.make(call.output(0), Layout.plain(y));
        long channels = y.shape().extent(-1);
        long window =
                pooling.size().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        plan.kernel(
                op.name(),
                List.of(source, from),
                List.of(target),
                (reads, writes) ->
                        Split.over(
                                y.shape().size() / channels,
                                1,
                                channels * window,
                                (first, last) ->
                                        kernel.run(
                                                reads[0],
                                                reads[1],
                                                writes[0],
                                                (int) channels,
                                                first,
                                                last)));
    }

    private static long[] spatial(TensorType type) {
        return Arrays.copyOfRange(type.shape().extents(), 1, type.shape().rank() - 1);
    }

    private static PlanBuilder.Arguments gradient(
            PoolingGeometry g,
            pooling_forward.primitive_desc forward,
            Slot dy,
            Layout target,
            Node call,
            PlanBuilder plan) {
        pooling_backward.primitive_desc description = g.backward(target, forward);
        Slot dx = plan.make(call.output(0), target);
        return plan.primitive(
                        call.op().name(),
                        new pooling_backward(description),
                        description.scratchpad_desc())
                .read(dnnl.DNNL_ARG_DIFF_DST, forward.dst_desc(), dy.buffer())
                .written(dnnl.DNNL_ARG_DIFF_SRC, g.first(target), dx.buffer());
    }
}
