package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// How a window moves over the spatial axes: step, reach beyond the edge, spread, channel groups.
///
/// The lists have one entry for each spatial axis; the window's size is the kernel's. With {@link
/// #DEPTHWISE} groups each channel is a group and the kernel is `[spatial…, channels, multiplier]`.
public record Window(List<Integer> strides, Padding padding, List<Integer> dilations, int groups) {

    /// The number of groups that stands for one group a channel.
    public static final int DEPTHWISE = 0;

    public Window {
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
        boolean paired =
                padding.kind() != Padding.Kind.EXPLICIT
                        || padding.before().size() == strides.size();
        if (strides.size() != dilations.size()
                || !paired
                || groups < DEPTHWISE
                || Stream.concat(strides.stream(), dilations.stream()).anyMatch(n -> n < 1)) {
            throw new ShapeException(
                    "Window: expected a stride, a dilation (and a padding) >= 1 for each axis and"
                            + " groups >= 1, found strides "
                            + strides
                            + ", dilations "
                            + dilations
                            + ", "
                            + padding
                            + ", groups "
                            + groups
                            + ". Give lists of one length.");
        }
    }

    /// Steps of 1, no dilation, one group.
    public static Window window(int rank, Padding padding) {
        List<Integer> ones = Collections.nCopies(rank, 1);
        return new Window(ones, padding, ones, 1);
    }

    public Window withStrides(List<Integer> steps) {
        return new Window(steps, padding, dilations, groups);
    }

    public Window withDilations(List<Integer> spread) {
        return new Window(strides, padding, spread, groups);
    }

    public Window withGroups(int count) {
        return new Window(strides, padding, dilations, count == DEPTHWISE ? -1 : count);
    }

    public Window withPadding(Padding reach) {
        return new Window(strides, reach, dilations, groups);
    }

    /// One group for each channel, with filters of their own for each.
    public Window depthwise() {
        return new Window(strides, padding, dilations, DEPTHWISE);
    }

    public boolean isDepthwise() {
        return groups == DEPTHWISE;
    }

    /// The number of spatial axes.
    public int rank() {
        return strides.size();
    }

    /// The extent from the first to the last element under a kernel of `size` elements.
    public long reach(int axis, long size) {
        return (size - 1) * dilations.get(axis) + 1;
    }

    /// The number of places of a kernel of `size` elements along an axis, not above 0 where it fits
    /// nowhere; unknown where the extent is.
    public long places(int axis, long extent, long size) {
        if (extent == Shape.ANY || size == Shape.ANY) {
            return Shape.ANY;
        }
        int stride = strides.get(axis);
        if (padding.kind() == Padding.Kind.SAME) {
            return Math.ceilDiv(extent, stride);
        }
        long padded = extent + before(axis, extent, size) + after(axis, extent, size);
        return Math.max(0, Math.floorDiv(padded - reach(axis, size), stride) + 1);
    }

    /// Padding before the first element along an axis.
    public long before(int axis, long extent, long size) {
        return switch (padding.kind()) {
            case SAME -> missing(axis, extent, size) / 2;
            case VALID -> 0;
            case EXPLICIT -> padding.before().get(axis);
        };
    }

    /// Padding after the last element along an axis.
    public long after(int axis, long extent, long size) {
        return switch (padding.kind()) {
            case SAME -> missing(axis, extent, size) - missing(axis, extent, size) / 2;
            case VALID -> 0;
            case EXPLICIT -> padding.after().get(axis);
        };
    }

    private long missing(int axis, long extent, long size) {
        int stride = strides.get(axis);
        long last = (Math.ceilDiv(extent, stride) - 1) * stride;
        return Math.max(0, last + reach(axis, size) - extent);
    }

    /// The padding, and what is not 1: `same, strides [2, 2], groups 4`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(padding.toString());
        if (strides.stream().anyMatch(n -> n != 1)) {
            text.append(", strides ").append(strides);
        }
        if (dilations.stream().anyMatch(n -> n != 1)) {
            text.append(", dilations ").append(dilations);
        }
        if (isDepthwise()) {
            text.append(", by channels");
        } else if (groups != 1) {
            text.append(", groups ").append(groups);
        }
        return text.toString();
    }
}
