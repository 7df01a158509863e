package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.bytes.Unpacking;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;

/// The buffers of a batch. Plain ones are read where they are wanted; a packed one is unpacked once
/// and kept.
final class Buffers {

    private static final int PREFIX = 8;
    private static final long STEP = 1 << 26;

    private final BinaryFile file;
    private final Batch batch;
    private final Map<Integer, byte[]> unpacked = new HashMap<>();

    Buffers(BinaryFile file, Batch batch) {
        this.file = file;
        this.batch = batch;
    }

    /// Bytes `from` to `from + count` of a buffer, in fresh memory.
    ///
    /// *Errors*: [FormatException] where the buffer is shorter, or is damaged.
    MemorySegment read(int buffer, long from, long count, String column, SegmentAllocator memory)
            throws IOException {
        if (count == 0) {
            return memory.allocate(1, 64);
        }
        if (batch.codec().isPresent()) {
            byte[] all = unpacked(buffer, column);
            require(buffer, from, count, all.length - BinaryFile.SLACK, column);
            MemorySegment to = memory.allocate(count, 64);
            MemorySegment.copy(all, (int) from, to, ValueLayout.JAVA_BYTE, 0, (int) count);
            return to;
        }
        Batch.Extent extent = batch.buffers().get(buffer);
        require(buffer, from, count, extent.length(), column);
        MemorySegment to = memory.allocate(count, 64);
        for (long at = 0; at < count; at += STEP) {
            ByteBuffer step = to.asSlice(at, Math.min(STEP, count - at)).asByteBuffer();
            file.read(step, extent.offset() + from + at, column);
        }
        return to;
    }

    /// How many bytes a buffer has.
    long length(int buffer, String column) throws IOException {
        return batch.codec().isPresent()
                ? unpacked(buffer, column).length - BinaryFile.SLACK
                : batch.buffers().get(buffer).length();
    }

    private void require(int buffer, long from, long count, long length, String column)
            throws FormatException {
        if (from < 0 || count < 0 || count > length - from) {
            throw error(
                    buffer,
                    column,
                    "%d bytes are needed from byte %d on, the buffer has %d."
                            .formatted(count, from, length));
        }
    }

    private byte[] unpacked(int buffer, String column) throws IOException {
        byte[] there = unpacked.get(buffer);
        if (there != null) {
            return there;
        }
        Batch.Extent extent = batch.buffers().get(buffer);
        byte[] fresh = extent.length() == 0 ? new byte[PREFIX] : unpack(buffer, extent, column);
        unpacked.put(buffer, fresh);
        return fresh;
    }

    // The unpacked length stands before the bytes, -1 where they are not packed.
    private byte[] unpack(int buffer, Batch.Extent extent, String column) throws IOException {
        if (extent.length() < PREFIX) {
            throw error(buffer, column, "a packed buffer of %d bytes.".formatted(extent.length()));
        }
        byte[] packed = file.read(extent.offset(), extent.length(), column);
        int length = packed.length - BinaryFile.SLACK - PREFIX;
        long size = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).getLong();
        try {
            Unpacking codec = size == -1 ? Unpacking.NONE : batch.codec().orElseThrow();
            return codec.unpack(packed, PREFIX, length, size == -1 ? length : size);
        } catch (DataFormatException e) {
            throw error(buffer, column, e.getMessage() + ".");
        }
    }

    FormatException error(int buffer, String column, String message) {
        return file.error(column, batch.buffers().get(buffer).offset(), message);
    }
}
