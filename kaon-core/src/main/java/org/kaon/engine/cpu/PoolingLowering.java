package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.MaxPooling;
import org.kaon.op.Window;
import org.kaon.tensor.TensorType;

import java.util.List;

/// Max pooling and its gradient by oneDNN, in the layout that the input has; the places of the
/// maxima go from one to the other in a workspace.
final class PoolingLowering {

    private static final dnnl.algorithm MAX = dnnl.algorithm.pooling_max;

    private PoolingLowering() {}

    private record Workspace(MaxPooling op, Value x) {}

    static void forward(MaxPooling op, Node call, PlanBuilder plan) {
        Value x = call.input(0);
        Geometry g = new Geometry(op, x.type(), call.types().getFirst());
        Slot source = plan.slot(x);
        pooling_forward.primitive_desc description = g.forward(source.layout(), plan.training());
        Slot y = plan.make(call.output(0), g.layout(g.y, description.dst_desc()));
        run(g, description, source, y, new Workspace(op, x), plan.training(), plan);
    }

    private static void run(
            Geometry g,
            pooling_forward.primitive_desc description,
            Slot source,
            Slot y,
            Workspace key,
            boolean keep,
            PlanBuilder plan) {
        PlanBuilder.Arguments step =
                plan.primitive(
                                "MaxPooling",
                                new pooling_forward(description),
                                description.scratchpad_desc())
                        .read(dnnl.DNNL_ARG_SRC, g.first(source.layout()), source.buffer())
                        .written(dnnl.DNNL_ARG_DST, description.dst_desc(), y.buffer());
        desc places = description.workspace_desc();
        if (keep && places.get_size() > 0) {
            Buffer workspace = Buffer.temporary("MaxPooling places", places.get_size());
            step.written(dnnl.DNNL_ARG_WORKSPACE, places, workspace);
            plan.remember(key, new Slot(workspace, y.layout()));
        }
        step.add();
    }

    static void backward(MaxPooling.Backward op, Node call, PlanBuilder plan) {
        Value x = call.input(0);
        Value dy = call.input(1);
        Geometry g = new Geometry(op.pooling(), x.type(), dy.type());
        Slot source = plan.slot(x);
        pooling_forward.primitive_desc forward = g.forward(source.layout(), true);
        Layout layout = g.layout(g.y, forward.dst_desc());
        Workspace key = new Workspace(op.pooling(), x);
        if (plan.recall(key).isEmpty()) {
            // The plan has the gradient alone: the places are found again.
            Slot unused = new Slot(Buffer.temporary("MaxPooling", layout.bytes()), layout);
            run(g, forward, source, unused, key, true, plan);
        }
        Slot gradient = plan.as(dy, layout);
        Slot dx = plan.make(call.output(0), source.layout());
        desc target = g.first(source.layout());
        pooling_backward.primitive_desc description =
                OneDnn.require(
                        new pooling_backward.primitive_desc(
                                OneDnn.ENGINE,
                                MAX,
                                target,
                                forward.dst_desc(),
                                g.strides(),
                                g.size(),
                                g.none(),
                                g.before(),
                                g.after(),
                                forward,
                                OneDnn.attributes(),
                                false),
                        call.toString());
        PlanBuilder.Arguments step =
                plan.primitive(
                                op.name(),
                                new pooling_backward(description),
                                description.scratchpad_desc())
                        .read(dnnl.DNNL_ARG_DIFF_DST, forward.dst_desc(), gradient.buffer())
                        .written(dnnl.DNNL_ARG_DIFF_SRC, target, dx.buffer());
        plan.recall(key)
                .ifPresent(places ->
                        step.read(
                                dnnl.DNNL_ARG_WORKSPACE,
                                forward.workspace_desc(),
                                places.buffer()));
        step.add();
    }

    /// A pooling as oneDNN describes it.
    private record Geometry(MaxPooling op, TensorType x, TensorType y) {

        private Window window() {
            return op.window();
        }

        private int[] order(boolean toFirst) {
            int rank = op.size().size();
            int[] order = new int[rank + 2];
            order[toFirst ? rank + 1 : 1] = toFirst ? 1 : rank + 1;
            for (int i = 0; i < rank; i++) {
                order[toFirst ? i + 1 : i + 2] = toFirst ? i + 2 : i + 1;
            }
            return order;
        }

        desc first(Layout layout) {
            return layout.desc(order(true));
        }

        Layout layout(TensorType type, desc described) {
            return Layout.of(type, described.permute_axes(order(false)));
        }

        pooling_forward.primitive_desc forward(Layout source, boolean training) {
            int rank = op.size().size();
            long[] dims = new long[rank + 2];
            dims[0] = y.shape().extent(0);
            dims[1] = y.shape().extent(-1);
            for (int i = 0; i < rank; i++) {
                dims[i + 2] = y.shape().extent(i + 1);
            }
            return OneDnn.require(
                    new pooling_forward.primitive_desc(
                            OneDnn.ENGINE,
                            training
                                    ? dnnl.prop_kind.forward_training
                                    : dnnl.prop_kind.forward_inference,
                            MAX,
                            first(source),
                            Layout.any(dims),
                            strides(),
                            size(),
                            none(),
                            before(),
                            after(),
                            OneDnn.attributes(),
                            false),
                    "max pooling of " + x);
        }

        long[] strides() {
            return longs(op.strides());
        }

        long[] size() {
            return longs(op.size());
        }

        long[] none() {
            return new long[op.size().size()];
        }

        long[] before() {
            long[] padding = none();
            for (int i = 0; i < padding.length; i++) {
                padding[i] = window().before(i, x.shape().extent(i + 1), op.size().get(i));
            }
            return padding;
        }

        long[] after() {
            long[] padding = none();
            for (int i = 0; i < padding.length; i++) {
                padding[i] = window().after(i, x.shape().extent(i + 1), op.size().get(i));
            }
            return padding;
        }

        private static long[] longs(List<Integer> values) {
            return values.stream().mapToLong(Integer::longValue).toArray();
        }
    }
}
