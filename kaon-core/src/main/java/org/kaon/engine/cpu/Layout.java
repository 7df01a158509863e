package org.kaon.engine.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.javacpp.LongPointer;
import org.jspecify.annotations.Nullable;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.Arrays;

/// How a tensor lies in memory: row-major, or one of oneDNN's blocked orders. Axes are counted in
/// Kaon's order (channels last), whatever the primitive's own order is.
final class Layout {

    private final TensorType type;
    private final @Nullable desc described;
    private final long parts;

    private Layout(TensorType type, @Nullable desc described, long parts) {
        this.type = type;
        this.described = described;
        this.parts = parts;
    }

    static Layout plain(TensorType type) {
        return new Layout(type, null, 1);
    }

    /// The layout of a oneDNN description whose axes are in Kaon's order.
    static Layout of(TensorType type, desc described) {
        return of(type, described, 1);
    }

    /// The layout of a description that has two axes for the last one, of `parts` groups of
    /// neighbours: a grouped kernel's.
    static Layout of(TensorType type, desc described, long parts) {
        Layout layout = new Layout(type, described, parts);
        return layout.isRowMajor() ? plain(type) : layout;
    }

    TensorType type() {
        return type;
    }

    Shape shape() {
        return type.shape();
    }

    boolean isPlain() {
        return described == null;
    }

    long bytes() {
        return described == null ? type.bytes() : described.get_size();
    }

    /// Whether no element is padding, so that kernels may run over the memory as one line.
    boolean isDense() {
        return described == null || bytes() == type.bytes();
    }

    /// The oneDNN description, axes in Kaon's order; a scalar is `[1]`.
    desc desc() {
        return described != null ? described : strided(type.dataType(), dims(), rowMajor(dims()));
    }

    /// The description with its axes put in another order: axis `i` becomes axis `order[i]`.
    desc desc(int... order) {
        return desc().permute_axes(order);
    }

    /// The groups into which the description divides the last axis, 1 where it does not.
    long parts() {
        return parts;
    }

    /// The description with the last axis in `count` parts; of a row-major layout, or of one that
    /// is in so many parts already.
    desc inParts(long count) {
        if (count == parts) {
            return desc();
        }
        if (described != null) {
            throw new IllegalStateException(this + " is not in " + count + " parts");
        }
        long[] dims = dims(count);
        return strided(type.dataType(), dims, rowMajor(dims));
    }

    private long[] dims() {
        return dims(parts);
    }

    private long[] dims(long count) {
        long[] extents = type.shape().extents();
        if (extents.length == 0) {
            return new long[] {1};
        }
        if (count == 1) {
            return extents;
        }
        long[] split = Arrays.copyOf(extents, extents.length + 1);
        split[extents.length] = extents[extents.length - 1] / count;
        split[extents.length - 1] = count;
        return split;
    }

    /// A description with explicit strides.
    static desc strided(DataType type, long[] dims, long[] strides) {
        return new desc(dims, OneDnn.type(type), strides);
    }

    /// A description that leaves the order to the primitive.
    static desc any(DataType type, long... dims) {
        return new desc(dims, OneDnn.type(type), memory.format_tag.any);
    }

    static long[] rowMajor(long[] dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.max(1, dims[i]);
        }
        return strides;
    }

    // Strides of axes with one element say nothing.
    private boolean isRowMajor() {
        desc d = desc();
        if (d.get_inner_nblks() != 0 || d.get_size() != type.bytes()) {
            return false;
        }
        long[] dims = dims();
        long[] strides = values(d.get_strides(), dims.length);
        long[] wanted = rowMajor(dims);
        for (int i = 0; i < dims.length; i++) {
            if (dims[i] > 1 && strides[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static long[] values(LongPointer pointer, int count) {
        long[] values = new long[count];
        if (count > 0) {
            pointer.get(values);
        }
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Layout layout) || !layout.type.equals(type)) {
            return false;
        }
        desc mine = described;
        desc theirs = layout.described;
        boolean same = mine == null ? theirs == null : theirs != null && mine.equals(theirs);
        return same && layout.parts == parts;
    }

    @Override
    public int hashCode() {
        return type.hashCode() + (described == null ? 0 : 1);
    }

    /// The order of axes as oneDNN's tags have it: `abcd` is row-major, `aBcd16b` blocked.
    @Override
    public String toString() {
        desc d = described;
        int rank = type.shape().rank();
        if (d == null) {
            return rank == 0 ? "scalar" : "abcdefgh".substring(0, rank);
        }
        rank = dims().length;
        long[] strides = values(d.get_strides(), rank);
        int blocks = d.get_inner_nblks();
        long[] sizes = values(d.get_inner_blks(), blocks);
        long[] axes = values(d.get_inner_idxs(), blocks);
        Integer[] order = new Integer[rank];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(strides[b], strides[a]));
        StringBuilder text = new StringBuilder();
        for (int axis : order) {
            boolean blocked = Arrays.stream(axes).anyMatch(a -> a == axis);
            text.append((char) ((blocked ? 'A' : 'a') + axis));
        }
        for (int i = 0; i < blocks; i++) {
            text.append(sizes[i]).append((char) ('a' + axes[i]));
        }
        return text.toString();
    }
}
