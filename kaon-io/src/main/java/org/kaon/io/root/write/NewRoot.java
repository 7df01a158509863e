package org.kaon.io.root.write;

import org.kaon.io.column.NewFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A ROOT file under construction: records one after the other, and a directory of those that have
/// a name. Equal content gives equal bytes.
///
/// *Source*: ROOT `io/doc/TFile/header.md`, `datarecord.md`, `keyslist.md`, `tdirectory.md`.
public final class NewRoot {

    private static final int BEGIN = 100;
    private static final int VERSION = 63400;
    private static final int BIG = 1_000_000;
    private static final int BIG_KEY = 1000;
    private static final long SMALL_END = Integer.MAX_VALUE;
    // 1 January 1995, the first day that ROOT's dates can say.
    private static final int DATE = 1 << 22 | 1 << 17;
    private static final String FILE = "TFile";

    /// Fills a file.
    @FunctionalInterface
    public interface Content {
        void write(NewRoot file) throws IOException;
    }

    /// Where a record is.
    ///
    /// @param bytes all of it
    /// @param keyBytes its head
    public record Place(long seek, int bytes, int keyBytes) {

        /// Where its content starts.
        public long content() {
            return seek + keyBytes;
        }
    }

    private final FileChannel channel;
    private final String name;
    private final List<Out> keys = new ArrayList<>();
    private long end = BEGIN;

    private NewRoot(FileChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    /// Writes `path`. The file appears when it is complete.
    public static void write(Path path, Content content) throws IOException {
        String name = String.valueOf(path.getFileName());
        NewFile.write(path, channel -> new NewRoot(channel, name).write(content));
    }

    private void write(Content content) throws IOException {
        Out names = new Out().text(name).text("");
        int objectBytes = names.size() + directory(0, 0, 0).size();
        Out key = key(FILE, name, "", BEGIN, objectBytes, objectBytes);
        int nameBytes = key.size() + names.size();
        end = BEGIN + key.size() + (long) objectBytes;
        // Early in the file, so that its head has the length that its references count with.
        Place streamers = streamers();
        content.write(this);
        Out list = new Out().put(4, keys.size());
        keys.forEach(k -> list.put(k.toArray()));
        Place listed = record(FILE, name, "", list.toArray(), list.size());
        // What is free: all behind the last record, which is this one.
        long freeSeek = end;
        boolean big = freeSeek > SMALL_END - 200;
        int segmentBytes = big ? 18 : 10;
        int freeKey = key(FILE, name, "", freeSeek, segmentBytes, segmentBytes).size();
        long fileEnd = freeSeek + freeKey + segmentBytes;
        Out free = new Out().put(2, big ? 1001 : 1).put(big ? 8 : 4, fileEnd);
        free.put(big ? 8 : 4, big ? Long.MAX_VALUE >> 10 : 2_000_000_000);
        Place freed = record(FILE, name, "", free.toArray(), free.size());
        put(
                BEGIN,
                key.put(names.toArray())
                        .put(directory(listed.bytes, nameBytes, listed.seek).toArray()));
        put(0, header(freed, nameBytes, streamers));
    }

    private Out header(Place free, int nameBytes, Place streamers) {
        boolean big = end > SMALL_END;
        int pointer = big ? 8 : 4;
        Out out = new Out().put("root".getBytes(StandardCharsets.US_ASCII));
        out.put(4, big ? VERSION + BIG : VERSION).put(4, BEGIN);
        out.put(pointer, end).put(pointer, free.seek).put(4, free.bytes).put(4, 1);
        out.put(4, nameBytes).put(1, pointer).put(4, Compression.ZSTD);
        return out.put(pointer, streamers.seek).put(4, streamers.bytes).put(uuid());
    }

    /// Always with pointers of 8 bytes, so that its length is known from the start.
    private Out directory(int keysBytes, int nameBytes, long keysSeek) {
        Out out = new Out().put(2, BIG_KEY + 5).put(4, DATE).put(4, DATE);
        out.put(4, keysBytes).put(4, nameBytes);
        return out.put(8, BEGIN).put(8, 0).put(8, keysSeek).put(uuid());
    }

    private byte[] uuid() {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Out out = new Out().put(2, 1);
        out.put(8, uuid.getMostSignificantBits()).put(8, uuid.getLeastSignificantBits());
        return out.toArray();
    }

    private static Out key(
            String className, String name, String title, long seek, int stored, int objectBytes) {
        boolean big = seek > SMALL_END;
        int pointer = big ? 8 : 4;
        Out names = new Out().text(className).text(name).text(title);
        int keyBytes = 18 + 2 * pointer + names.size();
        Out key = new Out().put(4, (long) keyBytes + stored).put(2, big ? BIG_KEY + 4 : 4);
        key.put(4, objectBytes).put(4, DATE).put(2, keyBytes).put(2, 1);
        return key.put(pointer, seek).put(pointer, BEGIN).put(names.toArray());
    }

    private Place streamers() throws IOException {
        try (InputStream in = NewRoot.class.getResourceAsStream("streamers.bin")) {
            byte[] bytes = java.util.Objects.requireNonNull(in, "streamers.bin").readAllBytes();
            return record(
                    "TList",
                    "StreamerInfo",
                    "Doubly linked list",
                    Compression.pack(bytes),
                    bytes.length);
        }
    }

    /// Appends a record that the directory does not name.
    ///
    /// @param stored the content, packed or not
    /// @param objectBytes length of the content before packing
    public Place record(String className, String name, String title, byte[] stored, int objectBytes)
            throws IOException {
        long seek = end;
        Out key = key(className, name, title, seek, stored.length, objectBytes);
        int keyBytes = key.size();
        end = put(seek, key);
        end = put(end, ByteBuffer.wrap(stored));
        return new Place(seek, keyBytes + stored.length, keyBytes);
    }

    /// Length of the head of the next record, so that what it holds can count with it.
    public int keyBytes(String className, String name, String title) {
        return key(className, name, title, end, 0, 0).size();
    }

    /// Appends a record whose head goes on with fields of its class (a basket of a branch).
    ///
    /// @param tail those fields
    public Place record(
            String className,
            String name,
            String title,
            byte[] tail,
            byte[] stored,
            int objectBytes)
            throws IOException {
        long seek = end;
        // The head's own length counts the tail.
        Out plain = key(className, name, title, seek, stored.length + tail.length, objectBytes);
        byte[] head = plain.toArray();
        int keyBytes = head.length + tail.length;
        head[14] = (byte) (keyBytes >>> 8);
        head[15] = (byte) keyBytes;
        end = put(seek, new Out().put(head).put(tail));
        end = put(end, ByteBuffer.wrap(stored));
        return new Place(seek, keyBytes + stored.length, keyBytes);
    }

    /// Appends bytes that others refer to by their offset.
    public Place blob(byte[] stored, int objectBytes) throws IOException {
        return record("RBlob", "", "", stored, objectBytes);
    }

    /// Adds an object to the directory.
    ///
    /// @param content as the class streams it, byte count and version first
    public void object(String className, String name, String title, byte[] content)
            throws IOException {
        byte[] stored = Compression.pack(content);
        keys.add(key(className, name, title, end, stored.length, content.length));
        record(className, name, title, stored, content.length);
    }

    private long put(long at, Out out) throws IOException {
        return put(at, ByteBuffer.wrap(out.toArray()));
    }

    private long put(long at, ByteBuffer bytes) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += channel.write(bytes, place);
        }
        return place;
    }
}
