package org.kaon.io.hdf5;

/// Indices along one dimension: blocks of neighbours at equal distances. The n-th of them is `start
/// + ⌊n / block⌋ · stride + n mod block`.
///
/// @param stride from the start of a block to that of the next
/// @param length of all indices together; [#UNLIMITED] where data sets may grow
record Axis(long start, long stride, long block, long length) {

    static final long UNLIMITED = Long.MAX_VALUE;

    // Longer than any dimension: neighbours without a gap are one block.
    private static final long WHOLE = Long.MAX_VALUE / 4;

    /// `count` blocks, as HDF5 has them; either `count` or `block` may be [#UNLIMITED].
    static Axis of(long start, long stride, long count, long block) {
        if (block == UNLIMITED) {
            return new Axis(start, WHOLE, WHOLE, UNLIMITED);
        }
        return count == UNLIMITED
                ? new Axis(start, stride, block, UNLIMITED)
                : new Axis(start, stride, block, UNLIMITED).first(count * block);
    }

    /// All indices below `extent`.
    static Axis whole(long extent) {
        return new Axis(0, WHOLE, WHOLE, extent);
    }

    boolean unlimited() {
        return length == UNLIMITED;
    }

    /// Whether these are all indices below `extent`.
    boolean covers(long extent) {
        return start == 0 && stride == block && length == extent;
    }

    long index(long ordinal) {
        return start + ordinal / block * stride + ordinal % block;
    }

    /// How many indices from the one of a number on are neighbours.
    long run(long ordinal) {
        return Math.min(block - ordinal % block, length - ordinal);
    }

    /// How many of the indices are below `index`.
    long below(long index) {
        if (index <= start) {
            return 0;
        }
        long past = index - start;
        long blocks = past / stride;
        long rest = Math.min(block, past % stride);
        // No block ends behind `index`, so this is no more than `past`.
        return Math.min(length, blocks * block + rest);
    }

    /// The first `count` of the indices.
    Axis first(long count) {
        boolean one = block == stride || count <= block;
        return one ? new Axis(start, WHOLE, WHOLE, count) : new Axis(start, stride, block, count);
    }

    /// One block of those at equal distances.
    Axis block(long number) {
        return new Axis(start + number * stride, WHOLE, WHOLE, block);
    }

    /// The extent that a dimension needs for these indices.
    long extent() {
        return length == 0 ? 0 : index(length - 1) + 1;
    }
}
