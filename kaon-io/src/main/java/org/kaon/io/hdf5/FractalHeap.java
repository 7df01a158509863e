package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;

/// The heap where a group with many links, or an object with many attributes, keeps them.
///
/// *Source*: specification, III.G "Disk Format: Level 1G - Fractal Heap". Filtered heaps are
/// refused: the C library makes none for links and attributes.
final class FractalHeap {

    private static final int DEEPEST = 32;

    private final Input input;
    private final String object;
    private final int idBytes;
    private final long hugeTree;
    private final int width;
    private final long startBlock;
    private final long largestDirect;
    private final int offsetBytes;
    private final int sizeBytes;
    private final long root;
    private final int rootRows;

    FractalHeap(Input input, long address, String object) throws IOException {
        this.input = input;
        this.object = object;
        int length = 26 + 12 * input.lengthBytes() + 3 * input.offsetBytes();
        Cursor in = input.at(address, length, object).signature("FRHP");
        in.skip(1);
        this.idBytes = in.small(2);
        if (in.small(2) != 0) {
            throw in.error("a filtered heap of links or attributes, which is not supported.");
        }
        in.skip(1);
        long largestManaged = in.number(4);
        in.length();
        this.hugeTree = in.offset();
        in.length();
        in.offset();
        in.skip(8L * input.lengthBytes());
        this.width = in.small(2);
        this.startBlock = in.length();
        this.largestDirect = in.length();
        int bits = in.small(2);
        in.skip(2);
        this.root = in.offset();
        this.rootRows = in.small(2);
        in.checksum();
        this.offsetBytes = (bits + 7) / 8;
        this.sizeBytes = Math.min(bytesFor(largestDirect), bytesFor(largestManaged));
        if (width == 0 || startBlock == 0 || largestDirect < startBlock || bits > 63) {
            throw in.error("a heap that makes no sense.");
        }
    }

    private static int bytesFor(long value) {
        return (64 - Long.numberOfLeadingZeros(Math.max(1, value)) + 7) / 8;
    }

    /// The object that an identifier stands for. The identifier's length is the heap's.
    Cursor object(Cursor id) throws IOException {
        int start = id.position();
        int flags = id.small(1);
        return switch (flags >> 4 & 3) {
            case 0 -> {
                long offset = id.number(offsetBytes);
                long length = id.number(sizeBytes);
                yield managed(root, rootRows, 0, offset, length, 0);
            }
            case 1 -> huge(id, start);
            case 2 -> {
                // A tiny object lies in its identifier; longer identifiers have 12 bits of length.
                int count =
                        idBytes <= 18 ? (flags & 15) + 1 : ((flags & 15) << 8 | id.small(1)) + 1;
                yield id.part(count);
            }
            default -> throw id.error("an object of unknown kind in a heap.");
        };
    }

    private Cursor huge(Cursor id, int start) throws IOException {
        int direct = input.offsetBytes() + input.lengthBytes();
        if (idBytes - 1 >= direct) {
            long address = id.offset();
            return input.at(address, id.length(), object);
        }
        long key = id.number(Math.min(8, idBytes - 1 - (id.position() - start - 1)));
        for (Cursor record : BTree2.records(input, hugeTree, object)) {
            long address = record.offset();
            long length = record.length();
            if (record.length() == key) {
                return input.at(address, length, object);
            }
        }
        throw id.error("a heap lacks one of its objects.");
    }

    /// Finds `offset` in the block at `address`, which begins at `start` of the heap.
    ///
    /// @param rows of the block's children; 0 where it holds objects itself
    private Cursor managed(long address, int rows, long start, long offset, long length, int depth)
            throws IOException {
        if (rows == 0) {
            return input.at(Math.addExact(address, offset - start), length, object);
        }
        int head = 5 + input.offsetBytes() + offsetBytes;
        long entries = (long) rows * width;
        Cursor in = input.at(address, head + entries * input.offsetBytes(), object);
        in.signature("FHIB").skip(head - 4);
        long blockStart = start;
        for (int row = 0; row < rows; row++) {
            long size = rowBlock(row);
            for (int column = 0; column < width; column++) {
                long child = in.offset();
                if (offset < blockStart + size) {
                    if (child == ObjectHeader.UNDEFINED || depth > DEEPEST) {
                        throw in.error("a heap lacks one of its blocks.");
                    }
                    int below = size <= largestDirect ? 0 : rowsOf(size);
                    return managed(child, below, blockStart, offset, length, depth + 1);
                }
                blockStart += size;
            }
        }
        throw FormatException.at(
                input.name(), object, address, "a heap has no byte " + offset + ".");
    }

    /// The first two rows have the starting size, each further row twice that of the one before.
    private long rowBlock(int row) {
        return row < 2 ? startBlock : startBlock << Math.min(62, row - 1);
    }

    /// Rows of an indirect block that spans `size` bytes.
    private int rowsOf(long size) {
        int first = 63 - Long.numberOfLeadingZeros(Math.multiplyExact(startBlock, (long) width));
        return 63 - Long.numberOfLeadingZeros(size) - first + 1;
    }
}
