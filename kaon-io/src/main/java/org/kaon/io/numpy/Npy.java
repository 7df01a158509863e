package org.kaon.io.numpy;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.NewFile;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// Writes and reads `.npy` files.
///
/// *Source*: NumPy `lib/format.py`.
public final class Npy {

    private static final int ALIGNMENT = 64;
    private static final long LARGEST_STEP = 1 << 24;

    private Npy() {}

    /// Writes an array (format version 1.0). The file appears when it is complete.
    public static void write(Path path, Array array) throws IOException {
        byte[] head = head(array.element(), array.shape(), 0);
        NewFile.write(
                path,
                channel -> {
                    writeFully(channel, ByteBuffer.wrap(head));
                    writeFully(channel, array.data());
                });
    }

    /// What stands before the values.
    ///
    /// @param least bytes that it has, for a head that is written over a longer one
    static byte[] head(ElementType element, List<Long> extents, int least) {
        String shape = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = extents.size() == 1 ? "," : "";
        String text =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                        .formatted(NpyHeader.description(element), shape, comma);
        int start = NpyHeader.MAGIC.length + 4;
        int needed = (start + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int length = Math.max(needed, least);
        String padded = text + " ".repeat(length - start - text.length() - 1) + "\n";
        ByteBuffer head = ByteBuffer.allocate(length);
        head.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0);
        head.put((byte) padded.length()).put((byte) (padded.length() >>> 8));
        head.put(padded.getBytes(StandardCharsets.US_ASCII));
        return head.array();
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

    /// Reads an array of little-endian numbers in C order.
    ///
    /// *Errors*: [FormatException] for anything else, and for a file that ends early.
    public static Array read(Path path, SegmentAllocator memory) throws IOException {
        String name = path.toString();
        if (!Files.isRegularFile(path)) {
            throw FormatException.of(name, "", "there is no such file.");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            NpyHeader header = NpyHeader.read(channel, name);
            long bytes = header.bytes(name);
            long there = channel.size() - header.length();
            if (there != bytes) {
                throw FormatException.at(
                        name,
                        "",
                        header.length(),
                        "%s of shape %s needs %d bytes, %d follow"
                                .formatted(header.element().numpy(), header.shape(), bytes, there));
            }
            MemorySegment data = memory.allocate(bytes, ALIGNMENT);
            for (long at = 0; at < bytes; ) {
                long count = Math.min(LARGEST_STEP, bytes - at);
                ByteBuffer step = data.asSlice(at, count).asByteBuffer();
                int got = channel.read(step, header.length() + at);
                if (got < 0) {
                    throw FormatException.of(name, "", "became shorter while it was read.");
                }
                at += got;
            }
            return new Array(header.element(), header.shape(), data);
        }
    }
}
