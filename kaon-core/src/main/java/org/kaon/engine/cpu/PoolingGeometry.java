package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.kaon.op.AveragePooling;
import org.kaon.op.MaxPooling;
import org.kaon.op.Pooling;
import org.kaon.op.Window;
import org.kaon.tensor.TensorType;

import java.util.List;

/// A pooling as oneDNN describes it: axes `[n, channels, spatial…]`, beside Kaon's channels-last
/// order.
record PoolingGeometry(Pooling op, TensorType x, TensorType y) {

    private dnnl.algorithm algorithm() {
        return switch (op) {
            case MaxPooling _ -> dnnl.algorithm.pooling_max;
            case AveragePooling _ -> dnnl.algorithm.pooling_avg_exclude_padding;
        };
    }

    private int rank() {
        return op.size().size();
    }

    private int[] order(boolean toFirst) {
        int rank = rank();
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

    /// The layout of the input that goes with one of the result: row-major, or the same blocks of
    /// channels.
    Layout like(Layout result) {
        desc d = result.desc();
        if (result.isPlain() || d.get_inner_nblks() != 1) {
            return Layout.plain(x);
        }
        long[] block = new long[1];
        d.get_inner_blks().get(block);
        desc described = OneDnn.blockedByChannels(x.dataType(), channelsFirst(x), block[0]);
        return described.get_inner_nblks() == 1 ? layout(x, described) : Layout.plain(x);
    }

    private static long[] channelsFirst(TensorType type) {
        int rank = type.shape().rank() - 2;
        long[] dims = new long[rank + 2];
        dims[0] = type.shape().extent(0);
        dims[1] = type.shape().extent(-1);
        for (int i = 0; i < rank; i++) {
            dims[i + 2] = type.shape().extent(i + 1);
        }
        return dims;
    }

    /// The forward description for an input that lies in a layout.
    pooling_forward.primitive_desc forward(Layout source, boolean training) {
        return OneDnn.require(
                new pooling_forward.primitive_desc(
                        OneDnn.ENGINE,
                        training
                                ? dnnl.prop_kind.forward_training
                                : dnnl.prop_kind.forward_inference,
                        algorithm(),
                        first(source),
                        Layout.any(y.dataType(), channelsFirst(y)),
                        strides(),
                        size(),
                        none(),
                        before(),
                        after(),
                        OneDnn.attributes(),
                        false),
                op.name() + " of " + x);
    }

    /// The backward description that gives the input's gradient in a layout.
    pooling_backward.primitive_desc backward(
            Layout source, pooling_forward.primitive_desc forward) {
        return OneDnn.require(
                new pooling_backward.primitive_desc(
                        OneDnn.ENGINE,
                        algorithm(),
                        first(source),
                        forward.dst_desc(),
                        strides(),
                        size(),
                        none(),
                        before(),
                        after(),
                        forward,
                        OneDnn.attributes(),
                        false),
                "the gradient of " + op.name() + " of " + x);
    }

    long[] strides() {
        return longs(op.strides());
    }

    long[] size() {
        return longs(op.size());
    }

    private long[] none() {
        return new long[rank()];
    }

    long[] before() {
        Window window = op.window();
        long[] padding = none();
        for (int i = 0; i < padding.length; i++) {
            padding[i] = window.before(i, x.shape().extent(i + 1), op.size().get(i));
        }
        return padding;
    }

    private long[] after() {
        Window window = op.window();
        long[] padding = none();
        for (int i = 0; i < padding.length; i++) {
            padding[i] = window.after(i, x.shape().extent(i + 1), op.size().get(i));
        }
        return padding;
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}
