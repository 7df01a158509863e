package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Values that lie in files without any structure, beside the file: pieces of these, one after the
/// other. Where such a file ends early there are zeros, as the C library reads it.
///
/// *Source*: specification, IV.A.2.h "The Data Storage - External Data Files Message".
record RawFiles(Hdf5File owner, String object, List<Piece> pieces) {

    // More than any file has; sums of many of these still fit.
    private static final long MOST = 1L << 46;

    /// @param size [#MOST] where there is no limit
    private record Piece(String name, long from, long size) {}

    private static final long LARGEST_STEP = 1 << 24;

    static RawFiles read(Cursor in, Hdf5File owner, String object) throws IOException {
        int version = in.small(1);
        if (version != 1) {
            throw in.error("a list of files of unknown version " + version + ".");
        }
        in.skip(5);
        int count = in.small(2);
        Input input = in.input();
        Cursor heap =
                input.at(in.offset(), 8L + 2 * input.lengthBytes() + input.offsetBytes(), object);
        heap.signature("HEAP").skip(4);
        long length = heap.length();
        heap.length();
        Cursor names = input.at(heap.offset(), length, object);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = names.from(in.length()).text();
            long from = in.length();
            long size = in.number(input.lengthBytes());
            if (from > MOST || size > MOST) {
                throw in.error("%d bytes from byte %d of %s.".formatted(size, from, name));
            }
            pieces.add(new Piece(name, from, size < 0 ? MOST : size));
        }
        return new RawFiles(owner, object, pieces);
    }

    /// Fills `out` with the bytes from one on.
    void read(long first, MemorySegment out) throws IOException {
        long start = 0;
        long done = 0;
        for (Piece piece : pieces) {
            long skip = first + done - start;
            if (done == out.byteSize()) {
                return;
            }
            if (skip < piece.size) {
                long count = Math.min(piece.size - skip, out.byteSize() - done);
                read(piece, piece.from + skip, out.asSlice(done, count));
                done += count;
            }
            if (piece.size == MOST) {
                break;
            }
            start += piece.size;
        }
        if (done < out.byteSize()) {
            throw FormatException.of(
                    owner.name(), object, "needs more bytes than its other files should have.");
        }
    }

    private void read(Piece piece, long from, MemorySegment out) throws IOException {
        Path path = owner.neighbours().resolve(owner, piece.name, object);
        if (!Files.isRegularFile(path)) {
            throw FormatException.of(
                    owner.name(),
                    object,
                    "keeps its values in %s, but there is no such file beside this one."
                            .formatted(piece.name));
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long there = Math.max(0, Math.min(out.byteSize(), channel.size() - from));
            out.asSlice(there).fill((byte) 0);
            for (long at = 0; at < there; ) {
                long step = Math.min(LARGEST_STEP, there - at);
                ByteBuffer target = out.asSlice(at, step).asByteBuffer();
                int count = channel.read(target, from + at);
                if (count < 0) {
                    throw FormatException.of(
                            owner.name(), object, piece.name + " became shorter while read.");
                }
                at += count;
            }
        }
    }
}
