package org.kaon.io.hdf5;

import org.kaon.io.column.NewFile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Writes HDF5 files.
///
/// Values go to disk as they come; names, shapes and the places of chunks stay in memory until the
/// file ends. Any version of the C library from 1.8 reads the result.
public final class NewHdf5 {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int SUPERBLOCK = 48;

    /// Fills a file.
    @FunctionalInterface
    public interface Content {
        void write(NewGroup root) throws IOException;
    }

    private NewHdf5() {}

    /// Writes `path`. The file appears when it is complete.
    public static void write(Path path, Content content) throws IOException {
        NewFile.write(path, channel -> write(channel, content));
    }

    /// *Source*: specification, II.A "Disk Format: Level 0A - Format Signature and Superblock",
    /// version 2.
    private static void write(FileChannel channel, Content content) throws IOException {
        Tail tail = new Tail(channel, SUPERBLOCK);
        NewHeap heap = new NewHeap(tail);
        NewGroup root = new NewGroup(tail, heap);
        content.write(root);
        long address = root.write();
        heap.finish();
        Bytes superblock = new Bytes().put(SIGNATURE);
        superblock.put(1, 2).put(1, 8).put(1, 8).put(1, 0);
        superblock.put(8, 0).put(8, ObjectHeader.UNDEFINED).put(8, tail.end()).put(8, address);
        tail.write(0, superblock.checksum().toBuffer());
        // The last block may end before its multiple of 8.
        if (channel.size() < tail.end()) {
            tail.write(tail.end() - 1, java.nio.ByteBuffer.wrap(new byte[1]));
        }
    }
}
