package org.kaon.io.hdf5;

import java.io.IOException;

/// The two arrays that number chunks: one of fixed length, one that grows.
///
/// *Source*: specification, VII.C "The Fixed Array Index", VII.D "The Extensible Array Index".
final class ChunkArray {

    /// Takes the chunk of a number; its place is empty.
    @FunctionalInterface
    interface Sink {
        void take(long number, StoredChunk chunk);
    }

    private static final int CHECKSUM = 4;

    private final Input input;
    private final String object;
    private final boolean filtered;
    private final int sizeBytes;
    private final long plainBytes;

    ChunkArray(Input input, String object, boolean filtered, int sizeBytes, long plainBytes) {
        this.input = input;
        this.object = object;
        this.filtered = filtered;
        this.sizeBytes = sizeBytes;
        this.plainBytes = plainBytes;
    }

    private int entryBytes() {
        return input.offsetBytes() + (filtered ? sizeBytes + 4 : 0);
    }

    private void entries(Cursor in, long first, long count, Sink sink) throws IOException {
        for (long i = 0; i < count; i++) {
            long address = in.offset();
            long size = filtered ? in.number(sizeBytes) : plainBytes;
            int mask = filtered ? (int) in.number(4) : 0;
            if (address != ObjectHeader.UNDEFINED) {
                sink.take(first + i, new StoredChunk(new long[0], address, size, mask));
            }
        }
    }

    void fixed(long address, Sink sink) throws IOException {
        Cursor in =
                input.at(address, 12L + input.lengthBytes() + input.offsetBytes(), object)
                        .signature("FAHD");
        in.skip(2);
        requireEntry(in);
        int pageBits = in.small(1);
        long count = in.length();
        long block = in.offset();
        in.checksum();
        if (block == ObjectHeader.UNDEFINED) {
            return;
        }
        if (count > input.size() || pageBits > 31) {
            throw in.error("an array of " + count + " chunks, more than fit into the file.");
        }
        long page = 1L << pageBits;
        int head = 6 + input.offsetBytes();
        if (count <= page) {
            Cursor data = input.at(block, head + count * entryBytes() + CHECKSUM, object);
            data.signature("FADB").skip(head - 4);
            entries(data, 0, count, sink);
            data.checksum();
            return;
        }
        long pages = Math.ceilDiv(count, page);
        long bitmap = Math.ceilDiv(pages, 8);
        Cursor data = input.at(block, head + bitmap + CHECKSUM, object).signature("FADB");
        data.skip(head - 4);
        byte[] made = data.bytes(bitmap);
        data.checksum();
        pages(block + head + bitmap + CHECKSUM, count, page, new Pages(made, 0, 0), sink);
    }

    /// Which pages were ever written: bits from `firstBit` on, highest first.
    private record Pages(byte[] made, int firstBit, long firstNumber) {
        boolean has(int page) {
            int bit = firstBit + page;
            return (made[bit / 8] & 0x80 >> bit % 8) != 0;
        }
    }

    private void pages(long address, long count, long page, Pages pages, Sink sink)
            throws IOException {
        long at = address;
        for (int p = 0; p * page < count; p++) {
            long here = Math.min(page, count - p * page);
            long bytes = here * entryBytes() + CHECKSUM;
            if (pages.has(p)) {
                Cursor in = input.at(at, bytes, object);
                entries(in, pages.firstNumber + p * page, here, sink);
                in.checksum();
            }
            at += bytes;
        }
    }

    private void requireEntry(Cursor in) throws IOException {
        int width = in.small(1);
        if (width != entryBytes()) {
            throw in.error(
                    "expected entries of %d bytes, found %d.".formatted(entryBytes(), width));
        }
    }

    /// The numbers in the header of a growing array.
    private record Growing(
            long address, int arrayBits, int inIndex, int least, int leastPointers, int pageBits) {

        int offsetBytes() {
            return (arrayBits + 7) / 8;
        }

        /// Data blocks of a super block.
        int blocks(int superBlock) {
            return 1 << superBlock / 2;
        }

        /// Entries in each of its data blocks.
        long entries(int superBlock) {
            return (1L << (superBlock + 1) / 2) * least;
        }

        int superBlocks() {
            return 1 + arrayBits - log(least);
        }

        int firstSuperBlock() {
            return 2 * log(leastPointers);
        }

        static int log(int value) {
            return 31 - Integer.numberOfLeadingZeros(value);
        }
    }

    void extensible(long address, Sink sink) throws IOException {
        Cursor in =
                input.at(address, 16L + 6 * input.lengthBytes() + input.offsetBytes(), object)
                        .signature("EAHD");
        in.skip(2);
        requireEntry(in);
        int arrayBits = in.small(1);
        int inIndex = in.small(1);
        int least = in.small(1);
        int pointers = in.small(1);
        Growing shape = new Growing(address, arrayBits, inIndex, least, pointers, in.small(1));
        in.skip(4L * input.lengthBytes());
        long most = in.length();
        in.length();
        long block = in.offset();
        in.checksum();
        if (least == 0 || pointers == 0 || arrayBits > 62 || shape.pageBits > 31) {
            throw in.error("an array that makes no sense.");
        }
        if (block != ObjectHeader.UNDEFINED) {
            index(shape, block, most, sink);
        }
    }

    private void index(Growing shape, long address, long most, Sink sink) throws IOException {
        int head = 6 + input.offsetBytes();
        int direct = 2 * (shape.leastPointers - 1);
        int supers = Math.max(0, shape.superBlocks() - shape.firstSuperBlock());
        long bytes =
                head
                        + (long) shape.inIndex * entryBytes()
                        + (long) (direct + supers) * input.offsetBytes()
                        + CHECKSUM;
        Cursor in = input.at(address, bytes, object).signature("EAIB");
        in.skip(head - 4);
        entries(in, 0, shape.inIndex, sink);
        long number = shape.inIndex;
        int superBlock = 0;
        int inSuper = 0;
        for (int i = 0; i < direct; i++) {
            data(shape, in.offset(), number, superBlock, new Pages(new byte[0], -1, number), sink);
            number += shape.entries(superBlock);
            if (++inSuper == shape.blocks(superBlock)) {
                superBlock++;
                inSuper = 0;
            }
        }
        for (int i = 0; i < supers && number < most; i++) {
            int level = shape.firstSuperBlock() + i;
            long child = in.offset();
            if (child != ObjectHeader.UNDEFINED) {
                superBlock(shape, child, level, number, sink);
            }
            number += shape.blocks(level) * shape.entries(level);
        }
    }

    private void superBlock(Growing shape, long address, int level, long first, Sink sink)
            throws IOException {
        int head = 6 + input.offsetBytes() + shape.offsetBytes();
        int blocks = shape.blocks(level);
        long page = 1L << shape.pageBits;
        boolean paged = shape.entries(level) > page;
        int bitmap = paged ? Math.toIntExact(Math.ceilDiv(shape.entries(level) / page, 8)) : 0;
        Cursor in =
                input.at(
                        address,
                        head + (long) blocks * (bitmap + input.offsetBytes()) + CHECKSUM,
                        object);
        in.signature("EASB").skip(head - 4);
        byte[] made = in.bytes((long) blocks * bitmap);
        for (int i = 0; i < blocks; i++) {
            long number = first + i * shape.entries(level);
            Pages pages = new Pages(made, paged ? 8 * bitmap * i : -1, number);
            data(shape, in.offset(), number, level, pages, sink);
        }
        in.checksum();
    }

    private void data(Growing shape, long address, long first, int level, Pages pages, Sink sink)
            throws IOException {
        if (address == ObjectHeader.UNDEFINED) {
            return;
        }
        int head = 6 + input.offsetBytes() + shape.offsetBytes();
        long count = shape.entries(level);
        if (pages.firstBit >= 0) {
            pages(address + head + CHECKSUM, count, 1L << shape.pageBits, pages, sink);
            return;
        }
        Cursor in = input.at(address, head + count * entryBytes() + CHECKSUM, object);
        in.signature("EADB").skip(head - 4);
        entries(in, first, count, sink);
        in.checksum();
    }
}
