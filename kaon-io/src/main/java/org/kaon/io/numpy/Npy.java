package org.kaon.io.numpy;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.NewFile;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes and reads `.npy` files.
///
/// *Source*: NumPy `lib/format.py`.
public final class Npy {

    private static final int ALIGNMENT = 64;
    private static final long LARGEST_STEP = 1 << 24;

    private Npy() {}

    /// Writes an array (format version 1.0). The file appears when it is complete.
    public static void write(Path path, Array array) throws IOException {
        byte[] head = NpyHeader.of(array.element(), array.shape(), 0);
        NewFile.write(
                path,
                channel -> {
                    writeFully(channel, ByteBuffer.wrap(head));
                    writeFully(channel, array.data());
                });
    }

    /// Appends all bytes, in steps that the operating system takes.
    static void writeFully(FileChannel channel, MemorySegment data) throws IOException {
        for (long at = 0; at < data.byteSize(); at += LARGEST_STEP) {
            long count = Math.min(LARGEST_STEP, data.byteSize() - at);
            MemorySegment step = data.asSlice(at, count);
            // Arrays of Java other than byte[] have no buffer of bytes.
            writeFully(
                    channel,
                    step.isNative()
                            ? step.asByteBuffer()
                            : ByteBuffer.wrap(step.toArray(ValueLayout.JAVA_BYTE)));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Reads an array of numbers, of any byte order and order of indices.
    ///
    /// *Errors*: [FormatException] for anything else, and for a file that ends early.
    public static Array read(Path path, SegmentAllocator memory) throws IOException {
        String name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw FormatException.of(name, "", "there is no such file.");
        }
        try (BinaryFile file = BinaryFile.open(path)) {
            StoredArray stored = StoredArray.read(name, "", ArrayBytes.of(file));
            if (!(stored.type() instanceof NpyType.Scalar number) || !stored.readable()) {
                throw FormatException.of(
                        name,
                        "",
                        "holds rows of %s; an array of numbers is needed."
                                .formatted(stored.readable() ? stored.column() : "any size"));
            }
            return new Array(
                    number.element(), stored.shape(), values(stored, number.element(), memory));
        }
    }

    private static MemorySegment values(
            StoredArray stored, ElementType element, SegmentAllocator memory) throws IOException {
        long items = stored.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
        long width = Math.multiplyExact(items, element.bytes());
        MemorySegment data = memory.allocate(Math.multiplyExact(stored.rows(), width), ALIGNMENT);
        int step = Math.clamp(LARGEST_STEP / Math.max(1, width), 1, Integer.MAX_VALUE);
        for (long row = 0; row < stored.rows() && width > 0; row += step) {
            int count = (int) Math.min(step, stored.rows() - row);
            try (Arena scratch = Arena.ofConfined()) {
                Flat some =
                        new NpyItems(stored.rows(row, count), scratch)
                                .column(stored.row(), count)
                                .numbers();
                MemorySegment.copy(some.data(), 0, data, row * width, count * width);
            }
        }
        return data;
    }
}
