package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;

/// Where a data set's elements lie in the file.
///
/// *Source*: specification, IV.A.2.i "The Data Layout Message", versions 1 to 5.
sealed interface Layout {

    /// In the header itself.
    record Compact(byte[] bytes) implements Layout {}

    /// In one piece; the address is undefined where nothing was ever written.
    record Contiguous(long address) implements Layout {}

    /// In chunks of one shape.
    ///
    /// @param chunk extents of a chunk
    /// @param sizeBytes width of a chunk's length in the index
    record Chunked(List<Long> chunk, int elementBytes, int sizeBytes, Index index)
            implements Layout {
        public Chunked {
            chunk = List.copyOf(chunk);
        }
    }

    /// In other data sets: a heap says which.
    record Virtual(long heap, int index) implements Layout {}

    /// How chunks are found.
    sealed interface Index {
        long address();

        record OldTree(long address) implements Index {}

        /// @param size in the file; 0 where it is that of the elements
        record Single(long address, long size, int mask) implements Index {}

        record Implicit(long address) implements Index {}

        record FixedArray(long address) implements Index {}

        record ExtensibleArray(long address) implements Index {}

        record NewTree(long address) implements Index {}
    }

    static Layout read(Cursor in) throws FormatException {
        int version = in.small(1);
        return switch (version) {
            case 1, 2 -> old(in);
            case 3, 4, 5 -> recent(in, version);
            default -> throw in.error("a data layout of unknown version " + version + ".");
        };
    }

    private static Layout old(Cursor in) throws FormatException {
        int rank = in.small(1);
        int kind = in.small(1);
        in.skip(5);
        long address = kind == 0 ? ObjectHeader.UNDEFINED : in.offset();
        List<Long> extents = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            extents.add(in.number(4));
        }
        return switch (kind) {
            case 0 -> new Compact(in.bytes(in.small(4)));
            case 1 -> new Contiguous(address);
            case 2 -> {
                if (rank < 1) {
                    throw in.error("chunks without a shape.");
                }
                // The last extent is the bytes of an element: nothing follows.
                int elementBytes = Math.toIntExact(extents.getLast() & Integer.MAX_VALUE);
                List<Long> chunk = extents.subList(0, rank - 1);
                yield new Chunked(chunk, elementBytes, 4, new Index.OldTree(address));
            }
            default -> throw in.error("a data layout of unknown class " + kind + ".");
        };
    }

    private static Layout recent(Cursor in, int version) throws FormatException {
        int kind = in.small(1);
        return switch (kind) {
            case 0 -> new Compact(in.bytes(in.small(2)));
            case 1 -> new Contiguous(in.offset());
            case 2 -> version == 3 ? chunked3(in) : chunked4(in, version);
            case 3 -> new Virtual(in.offset(), in.small(4));
            default -> throw in.error("a data layout of unknown class " + kind + ".");
        };
    }

    private static Layout chunked3(Cursor in) throws FormatException {
        int rank = in.small(1);
        long address = in.offset();
        List<Long> chunk = new ArrayList<>();
        for (int i = 0; i < rank - 1; i++) {
            chunk.add(in.number(4));
        }
        return new Chunked(chunk, in.small(4), 4, new Index.OldTree(address));
    }

    private static Layout chunked4(Cursor in, int version) throws FormatException {
        int flags = in.small(1);
        int rank = in.small(1);
        int width = in.small(1);
        List<Long> chunk = new ArrayList<>();
        for (int i = 0; i < rank - 1; i++) {
            chunk.add(in.number(width));
        }
        int elementBytes = in.small(width);
        Index index = index(in, (flags & 2) != 0);
        return new Chunked(chunk, elementBytes, sizeBytes(in, version, chunk, elementBytes), index);
    }

    private static Index index(Cursor in, boolean filteredSingle) throws FormatException {
        int kind = in.small(1);
        return switch (kind) {
            case 1 -> {
                long size = filteredSingle ? in.length() : 0;
                int mask = filteredSingle ? (int) in.number(4) : 0;
                yield new Index.Single(in.offset(), size, mask);
            }
            case 2 -> new Index.Implicit(in.offset());
            case 3 -> {
                in.skip(1);
                yield new Index.FixedArray(in.offset());
            }
            case 4 -> {
                in.skip(5);
                yield new Index.ExtensibleArray(in.offset());
            }
            case 5 -> {
                in.skip(6);
                yield new Index.NewTree(in.offset());
            }
            default -> throw in.error("a chunk index of unknown kind " + kind + ".");
        };
    }

    /// Version 4 keeps lengths in one byte more than the plain chunk's needs, version 5 in full.
    private static int sizeBytes(Cursor in, int version, List<Long> chunk, int elementBytes)
            throws FormatException {
        long bytes = elementBytes;
        for (long extent : chunk) {
            if (extent <= 0 || extent > Long.MAX_VALUE / Math.max(1, bytes)) {
                throw in.error("chunks of shape %s.".formatted(chunk));
            }
            bytes *= extent;
        }
        int log = 63 - Long.numberOfLeadingZeros(Math.max(1, bytes));
        return version == 5 ? in.input().lengthBytes() : Math.min(8, 1 + (log + 8) / 8);
    }
}
