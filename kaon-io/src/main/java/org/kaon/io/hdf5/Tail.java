package org.kaon.io.hdf5;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The end of a file under construction, where blocks are appended at multiples of 8.
final class Tail {

    private static final long LARGEST_STEP = 1 << 24;

    private final FileChannel channel;
    private long end;

    Tail(FileChannel channel, long start) {
        this.channel = channel;
        this.end = start;
    }

    /// Where the next block will lie.
    long end() {
        return end;
    }

    /// Keeps `bytes` of the file free and gives their address.
    long reserve(long bytes) {
        long address = end;
        end = Math.addExact(address, bytes + 7) / 8 * 8;
        return address;
    }

    /// Appends a block and gives its address.
    long append(Bytes block) throws IOException {
        long address = reserve(block.length());
        write(address, block.toBuffer());
        return address;
    }

    /// Appends memory and gives its address.
    long append(MemorySegment memory) throws IOException {
        long address = reserve(memory.byteSize());
        for (long at = 0; at < memory.byteSize(); at += LARGEST_STEP) {
            long count = Math.min(LARGEST_STEP, memory.byteSize() - at);
            write(address + at, memory.asSlice(at, count).asByteBuffer());
        }
        return address;
    }

    /// Writes into what was reserved.
    void write(long address, ByteBuffer bytes) throws IOException {
        long at = address;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
