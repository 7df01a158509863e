package org.kaon.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The extents of a tensor, outermost first; an extent may be unknown ({@link #ANY}) until a plan
/// is compiled. Values are equal when their extents are.
public final class Shape {

    /// An extent that is bound when a plan is compiled.
    public static final long ANY = -1;

    /// So that bytes and sums of two sizes stay within 64 bits.
    private static final long LARGEST = Long.MAX_VALUE / 16;

    private static final Shape SCALAR = new Shape(new long[0]);

    private final long[] extents;

    private Shape(long[] extents) {
        this.extents = extents;
    }

    /// *Errors*: a negative extent other than {@link #ANY} is refused.
    public static Shape of(long... extents) {
        for (long extent : extents) {
            if (extent < 0 && extent != ANY) {
                throw new ShapeException(
                        "Shape: expected extents >= 0 or ANY, found " + Arrays.toString(extents));
            }
        }
        return extents.length == 0 ? SCALAR : new Shape(extents.clone());
    }

    public static Shape scalar() {
        return SCALAR;
    }

    public int rank() {
        return extents.length;
    }

    /// The extent along an axis; −1 is the last axis.
    public long extent(int axis) {
        return extents[axis(axis)];
    }

    public long[] extents() {
        return extents.clone();
    }

    /// An axis counted from the front: −1 becomes `rank − 1`.
    ///
    /// *Errors*: an axis outside `[−rank, rank)`.
    public int axis(int axis) {
        int positive = axis < 0 ? axis + extents.length : axis;
        if (positive < 0 || positive >= extents.length) {
            throw new ShapeException(
                    "Axis "
                            + axis
                            + ": expected one in ["
                            + -extents.length
                            + ", "
                            + extents.length
                            + ") for shape "
                            + this);
        }
        return positive;
    }

    /// Whether every extent is known.
    public boolean isKnown() {
        return Arrays.stream(extents).noneMatch(e -> e == ANY);
    }

    /// The number of elements, 1 for a scalar.
    ///
    /// *Errors*: an unknown extent, or more than 2⁶³ elements.
    public long size() {
        long size = 1;
        for (long extent : extents) {
            if (extent == ANY) {
                throw new ShapeException("Size of " + this + ": an extent is not known yet");
            }
            if (extent > 0 && size > LARGEST / extent) {
                throw new ShapeException(
                        "Size of "
                                + this
                                + ": expected at most "
                                + LARGEST
                                + " elements, found more. Take smaller extents.");
            }
            size *= extent;
        }
        return size;
    }

    /// This shape with another extent along an axis.
    public Shape with(int axis, long extent) {
        long[] changed = extents.clone();
        changed[axis(axis)] = extent;
        return of(changed);
    }

    /// This shape without an axis.
    public Shape without(int axis) {
        int gone = axis(axis);
        long[] rest = new long[extents.length - 1];
        for (int i = 0, j = 0; i < extents.length; i++) {
            if (i != gone) {
                rest[j++] = extents[i];
            }
        }
        return of(rest);
    }

    /// The extents followed by more extents.
    public Shape append(long... more) {
        long[] longer = Arrays.copyOf(extents, extents.length + more.length);
        System.arraycopy(more, 0, longer, extents.length, more.length);
        return of(longer);
    }

    /// The shape of an element-wise operation on two operands, by NumPy's rules: extents are
    /// aligned at the last axis and an extent of 1 stretches. An unknown extent against a known one
    /// above 1 takes the known one.
    ///
    /// *Errors*: two different extents above 1.
    public static Shape broadcast(Shape a, Shape b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] result = new long[rank];
        for (int i = 1; i <= rank; i++) {
            long x = i <= a.rank() ? a.extents[a.rank() - i] : 1;
            long y = i <= b.rank() ? b.extents[b.rank() - i] : 1;
            if (x != y && x != 1 && y != 1 && x != ANY && y != ANY) {
                throw new ShapeException(
                        "Shapes " + a + " and " + b + " do not broadcast: " + x + " against " + y);
            }
            result[rank - i] = x == 1 ? y : y == 1 ? x : Math.max(x, y);
        }
        return of(result);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /// `[?, 28, 28]`: `?` stands for an unknown extent.
    @Override
    public String toString() {
        return Arrays.stream(extents)
                .mapToObj(e -> e == ANY ? "?" : Long.toString(e))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
