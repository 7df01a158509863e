package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a file by position. No address or length in the file is believed before it is
/// compared with the file's own length.
///
/// @param name of the file, for messages
/// @param base where addresses count from: after a user block
/// @param offsetBytes width of an address
/// @param lengthBytes width of a length
/// @param shared where messages are kept that objects have in common; undefined if nowhere
record Input(
        String name,
        Positioned bytes,
        long size,
        long base,
        int offsetBytes,
        int lengthBytes,
        long shared) {

    /// Reads from a position on, as a file channel does.
    @FunctionalInterface
    interface Positioned {
        int read(ByteBuffer target, long position) throws IOException;
    }

    static FileChannel channel(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (java.nio.file.NoSuchFileException e) {
            throw FormatException.of(path.toString(), "", "there is no such file.");
        }
    }

    static Input of(String name, FileChannel channel) throws IOException {
        return new Input(name, channel::read, channel.size(), 0, 8, 8, ObjectHeader.UNDEFINED);
    }

    static Input of(String name, byte[] bytes) {
        Positioned memory =
                (target, position) -> {
                    int count = (int) Math.min(target.remaining(), bytes.length - position);
                    if (count <= 0) {
                        return -1;
                    }
                    target.put(bytes, (int) position, count);
                    return count;
                };
        return new Input(name, memory, bytes.length, 0, 8, 8, ObjectHeader.UNDEFINED);
    }

    Input with(long newBase, int newOffsetBytes, int newLengthBytes) {
        return new Input(name, bytes, size, newBase, newOffsetBytes, newLengthBytes, shared);
    }

    Input withShared(long table) {
        return new Input(name, bytes, size, base, offsetBytes, lengthBytes, table);
    }

    /// Whether an address points nowhere.
    boolean undefined(long address) {
        return address == ObjectHeader.UNDEFINED
                || offsetBytes < 8 && address == (1L << 8 * offsetBytes) - 1;
    }

    /// A block of the file.
    ///
    /// *Errors*: [FormatException] where it does not lie in the file.
    Cursor at(long address, long length, String object) throws IOException {
        if (address < 0
                || length < 0
                || length > Integer.MAX_VALUE - 8
                || address > size - base
                || length > size - base - address) {
            throw FormatException.at(
                    name,
                    object,
                    address,
                    "a block of %d bytes does not lie in the file, which has %d."
                            .formatted(length, size));
        }
        ByteBuffer block = ByteBuffer.allocate((int) length);
        read(block, address, object);
        return new Cursor(this, object, address, block.array());
    }

    /// At most `length` bytes, fewer where the file ends.
    Cursor upTo(long address, long length, String object) throws IOException {
        long left = Math.max(0, size - base - Math.max(0, address));
        return at(address, Math.min(length, left), object);
    }

    /// Fills `target` from an address on.
    void read(ByteBuffer target, long address, String object) throws IOException {
        long at = base + address;
        while (target.hasRemaining()) {
            int count = bytes.read(target, at);
            if (count < 0) {
                throw FormatException.of(name, object, "became shorter while it was read.");
            }
            at += count;
        }
    }
}
