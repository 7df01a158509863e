package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Which elements of a shape take part: all, none, or those whose index lies on an [Axis] in every
/// dimension. Elements are counted with the last index fastest.
///
/// *Source*: specification, IV "Dataspace Selection", types 0, 2 and 3.
sealed interface Selection {

    record All() implements Selection {}

    record None() implements Selection {}

    record Blocks(List<Axis> axes) implements Selection {
        public Blocks {
            axes = List.copyOf(axes);
        }
    }

    /// The axes in a data set of a shape; empty where there are no elements.
    default List<Axis> over(List<Long> extents) {
        return switch (this) {
            case All _ -> extents.stream().map(Axis::whole).toList();
            case None _ -> extents.stream().map(_ -> Axis.whole(0)).toList();
            case Blocks blocks -> blocks.axes;
        };
    }

    static Selection read(Cursor in) throws FormatException {
        int kind = in.small(4);
        return switch (kind) {
            case 0, 3 -> {
                in.skip(12);
                yield kind == 0 ? new None() : new All();
            }
            case 2 -> blocks(in);
            default -> throw in.error("a selection of kind " + kind + ", which is not supported.");
        };
    }

    private static Selection blocks(Cursor in) throws FormatException {
        int version = in.small(4);
        if (version < 1 || version > 3) {
            throw in.error("a selection of unknown version " + version + ".");
        }
        boolean regular = false;
        int width = 4;
        if (version > 1) {
            regular = (in.small(1) & 1) != 0;
            width = version == 3 ? in.small(1) : 8;
        }
        in.skip(version == 1 ? 8 : version == 2 ? 4 : 0);
        int rank = in.small(4);
        if (rank < 1 || rank > 32 || width < 1 || width > 8) {
            throw in.error("a selection of rank %d in numbers of %d bytes.".formatted(rank, width));
        }
        return regular ? regular(in, rank, width) : listed(in, rank, width);
    }

    private static Selection regular(Cursor in, int rank, int width) throws FormatException {
        long[][] numbers = new long[4][rank];
        for (int d = 0; d < rank; d++) {
            for (long[] row : numbers) {
                row[d] = in.number(width);
            }
        }
        List<Axis> axes = new ArrayList<>();
        long unlimited = width == 8 ? -1 : (1L << 8 * width) - 1;
        for (int d = 0; d < rank; d++) {
            long count = numbers[2][d] == unlimited ? Axis.UNLIMITED : numbers[2][d];
            long block = numbers[3][d] == unlimited ? Axis.UNLIMITED : numbers[3][d];
            axes.add(axis(in, numbers[0][d], numbers[1][d], count, block));
        }
        return new Blocks(axes);
    }

    private static Axis axis(Cursor in, long start, long stride, long count, long block)
            throws FormatException {
        long largest = 1L << 48;
        boolean sensible =
                start >= 0
                        && start < largest
                        && stride > 0
                        && stride < largest
                        && count >= 0
                        && (count < largest || count == Axis.UNLIMITED)
                        && block > 0
                        && (block < largest || block == Axis.UNLIMITED)
                        && (count == 1 || block == Axis.UNLIMITED || block <= stride)
                        && (count == Axis.UNLIMITED || count < largest / stride);
        if (!sensible) {
            throw in.error(
                    "a selection of %d blocks of %d, %d apart, from %d."
                            .formatted(count, block, stride, start));
        }
        return Axis.of(start, stride, count, block);
    }

    /// Blocks one by one, each by its first and last index. They have to be what equal distances in
    /// every dimension give.
    private static Selection listed(Cursor in, int rank, int width) throws FormatException {
        long count = in.number(width);
        if (count < 1 || count > in.remaining() / (2L * rank * width)) {
            throw in.error("a selection of %d blocks.".formatted(count));
        }
        List<TreeSet<Long>> starts = new ArrayList<>();
        long[] lengths = new long[rank];
        for (int d = 0; d < rank; d++) {
            starts.add(new TreeSet<>());
        }
        for (long i = 0; i < count; i++) {
            long[] first = new long[rank];
            for (int d = 0; d < rank; d++) {
                first[d] = in.number(width);
                starts.get(d).add(first[d]);
            }
            for (int d = 0; d < rank; d++) {
                long length = in.number(width) - first[d] + 1;
                if (i > 0 && length != lengths[d]) {
                    throw in.error("an irregular selection, which is not supported.");
                }
                lengths[d] = length;
            }
        }
        List<Axis> axes = new ArrayList<>();
        long product = 1;
        for (int d = 0; d < rank; d++) {
            axes.add(even(in, starts.get(d), lengths[d]));
            product *= starts.get(d).size();
        }
        // Blocks do not overlap: as many as the grid has places fill it.
        if (product != count) {
            throw in.error("an irregular selection, which is not supported.");
        }
        return new Blocks(axes);
    }

    private static Axis even(Cursor in, Collection<Long> starts, long block)
            throws FormatException {
        List<Long> sorted = List.copyOf(starts);
        long stride = sorted.size() < 2 ? Math.max(1, block) : sorted.get(1) - sorted.get(0);
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) != stride) {
                throw in.error("an irregular selection, which is not supported.");
            }
        }
        return axis(in, sorted.getFirst(), stride, sorted.size(), block);
    }
}
