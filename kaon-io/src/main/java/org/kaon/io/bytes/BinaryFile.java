package org.kaon.io.bytes;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file read by position. No length in it is believed before it is compared with the file's own.
///
/// *Threads*: any number may read at once.
public final class BinaryFile implements AutoCloseable {

    /// Readers may look this many bytes past what they asked for, so that numbers of any bit width
    /// are read as one word.
    public static final int SLACK = 8;

    private static final int LARGEST = Integer.MAX_VALUE - 64;

    @FunctionalInterface
    private interface Positioned {
        int read(ByteBuffer target, long position) throws IOException;
    }

    private final String name;
    private final long size;
    private final Positioned bytes;
    private final AutoCloseable owner;

    private BinaryFile(String name, long size, Positioned bytes, AutoCloseable owner) {
        this.name = name;
        this.size = size;
        this.bytes = bytes;
        this.owner = owner;
    }

    /// Opens a file.
    public static BinaryFile open(Path path) throws IOException {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new BinaryFile(path.toString(), channel.size(), channel::read, channel);
        } catch (java.nio.file.NoSuchFileException e) {
            throw FormatException.of(path.toString(), "", "there is no such file.");
        }
    }

    /// A file that lies in memory.
    public static BinaryFile of(String name, byte[] content) {
        Positioned memory =
                (target, position) -> {
                    int count = (int) Math.min(target.remaining(), content.length - position);
                    if (count <= 0) {
                        return -1;
                    }
                    target.put(content, (int) position, count);
                    return count;
                };
        return new BinaryFile(name, content.length, memory, () -> {});
    }

    /// The path, for messages.
    public String name() {
        return name;
    }

    /// Length in bytes.
    public long size() {
        return size;
    }

    /// The bytes from `offset` on, and [#SLACK] zeros behind them.
    ///
    /// *Errors*: [FormatException] where they do not lie in the file.
    ///
    /// @param object what is read, for the error
    public byte[] read(long offset, long length, String object) throws IOException {
        requireInside(offset, length, object);
        byte[] block = new byte[(int) length + SLACK];
        read(ByteBuffer.wrap(block, 0, (int) length), offset, object);
        return block;
    }

    /// Fills `target` from `offset` on.
    public void read(ByteBuffer target, long offset, String object) throws IOException {
        requireInside(offset, target.remaining(), object);
        long at = offset;
        while (target.hasRemaining()) {
            int count = bytes.read(target, at);
            if (count < 0) {
                throw FormatException.at(name, object, at, "the file became shorter while read.");
            }
            at += count;
        }
    }

    private void requireInside(long offset, long length, String object) throws FormatException {
        if (offset < 0 || length < 0 || length > LARGEST || length > size - offset) {
            throw FormatException.at(
                    name,
                    object,
                    offset,
                    "a block of %d bytes does not lie in the file, which has %d."
                            .formatted(length, size));
        }
    }

    /// An error at a place in this file.
    public FormatException error(String object, long offset, String message) {
        return FormatException.at(name, object, offset, message);
    }

    @Override
    public void close() throws IOException {
        try {
            owner.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
