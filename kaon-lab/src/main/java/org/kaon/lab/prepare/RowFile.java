package org.kaon.lab.prepare;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Rows of float32 in a scratch file: written once from front to end, then read by position by any
/// number of threads. Closing deletes the file.
///
/// Positioned reads and not a mapping: mapped pages would count as this process's memory.
public final class RowFile implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final int width;
    private final MemorySegment buffer;
    private long rows;
    private int pending;

    private RowFile(Path path, FileChannel channel, int width) {
        this.path = path;
        this.channel = channel;
        this.width = width;
        int room = Math.max(1, BUFFER / (4 * width));
        this.buffer = Arena.ofAuto().allocate(4L * width * room, 64);
    }

    /// An empty file.
    ///
    /// @param width floats in a row
    static RowFile create(Path path, int width) throws IOException {
        return new RowFile(
                path,
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE),
                width);
    }

    /// Floats in a row.
    public int width() {
        return width;
    }

    /// Rows so far.
    public long rows() {
        return rows;
    }

    /// Room for the next row, to be filled before [#append].
    MemorySegment next() {
        return buffer.asSlice(4L * width * pending, 4L * width);
    }

    /// Adds what [#next] holds.
    void append() throws IOException {
        pending++;
        rows++;
        if (4L * width * (pending + 1) > buffer.byteSize()) {
            flush();
        }
    }

    /// Writes what is still held; rows can be read afterwards.
    void flush() throws IOException {
        ByteBuffer bytes = buffer.asSlice(0, 4L * width * pending).asByteBuffer();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new IOException(
                    "%s: cannot be written (%s) after %,d events of %,d bytes. The run directory needs room for all prepared events while it trains: free some, or choose another disk with --out."
                            .formatted(path, e.getMessage(), rows - pending, 4L * width),
                    e);
        }
        pending = 0;
    }

    /// Reads `count` rows from `row` on.
    void read(long row, int count, MemorySegment into) throws IOException {
        ByteBuffer bytes = into.asSlice(0, 4L * width * count).asByteBuffer();
        long at = 4L * width * row;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new EOFException(path + ": ends before row " + (row + count) + ".");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
