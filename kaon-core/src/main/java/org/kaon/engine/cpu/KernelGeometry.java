package org.kaon.engine.cpu;

import org.bytedeco.dnnl.memory.desc;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;

/// A convolution's kernel as oneDNN describes it, `[filters, channels, spatial…]` with an axis of
/// groups before them where there are several, beside Kaon's `[spatial…, channels, filters]`.
record KernelGeometry(Window window, TensorType kernel) {

    private Shape shape() {
        return kernel.shape();
    }

    private int rank() {
        return window.rank();
    }

    // One channel on its own is a convolution of one channel.
    private boolean isDepthwise() {
        return window.isDepthwise() && shape().extent(-2) > 1;
    }

    private boolean isGrouped() {
        return window.groups() > 1;
    }

    /// The kernel with its layout left to the primitive.
    desc any() {
        return Layout.any(kernel.dataType(), dims());
    }

    private long[] dims() {
        long last = shape().extent(-1);
        long before = shape().extent(-2);
        long[] head =
                isDepthwise()
                        ? new long[] {before, last, 1}
                        : isGrouped()
                                ? new long[] {window.groups(), last / window.groups(), before}
                                : new long[] {last, before};
        long[] dims = Arrays.copyOf(head, head.length + rank());
        for (int i = 0; i < rank(); i++) {
            dims[head.length + i] = shape().extent(i);
        }
        return dims;
    }

    /// The layout of a kernel that a primitive wants as `described`.
    Layout layout(desc described) {
        if (isDepthwise()) {
            return Layout.of(
                    kernel, described.reshape(withoutChannels()).permute_axes(toLast(0, 1)));
        }
        return isGrouped()
                ? Layout.of(kernel, described.permute_axes(toLast(1, 2, 0)), window.groups())
                : Layout.of(kernel, described.permute_axes(toLast(1, 0)));
    }

    /// A kernel's description for a primitive.
    desc desc(Layout layout) {
        if (isDepthwise()) {
            return layout.desc(inverse(toLast(0, 1))).reshape(dims());
        }
        return isGrouped()
                ? layout.inParts(window.groups()).permute_axes(inverse(toLast(1, 2, 0)))
                : layout.desc(inverse(toLast(1, 0)));
    }

    /// The kernel of a transposed convolution, `[channels, filters, spatial…]` to oneDNN, with its
    /// layout left to the primitive.
    desc anyTurned() {
        long[] dims = dims();
        long filters = dims[0];
        dims[0] = dims[1];
        dims[1] = filters;
        return Layout.any(kernel.dataType(), dims);
    }

    Layout turnedLayout(desc described) {
        return Layout.of(kernel, described.permute_axes(toLast(0, 1)));
    }

    desc turnedDesc(Layout layout) {
        return layout.desc(inverse(toLast(0, 1)));
    }

    // A depthwise filter sees one channel: oneDNN's axis for it has no twin in Kaon's shape.
    private long[] withoutChannels() {
        long[] dims = dims();
        long[] shorter = new long[dims.length - 1];
        System.arraycopy(dims, 0, shorter, 0, 2);
        System.arraycopy(dims, 3, shorter, 2, rank());
        return shorter;
    }

    /// Where each of oneDNN's axes goes: its first axes to these places after the spatial ones.
    private int[] toLast(int... places) {
        int[] order = new int[places.length + rank()];
        for (int i = 0; i < places.length; i++) {
            order[i] = rank() + places[i];
        }
        for (int i = 0; i < rank(); i++) {
            order[places.length + i] = i;
        }
        return order;
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
