package org.kaon.io.root;

import org.kaon.io.bytes.Spares;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A ROOT file, open for reading.
///
/// *Threads*: any number may read at once. Interrupting one that reads closes the file for all, as
/// Java's channels do.
///
/// *Errors*: whatever is wrong with a file is a [FormatException] with file, object and byte
/// offset.
public final class RootFile implements AutoCloseable {

    // Names and titles are short; a head that is longer is read again in full.
    private static final int KEY_GUESS = 512;

    private final String name;
    private final FileChannel channel;
    private final long length;
    private final Header header;
    private final Streamers streamers;
    private final List<Entry> entries;
    private final Spares spares = Spares.empty();

    /// A key with its path, e.g. `run/jets`.
    record Entry(String path, Key key) {}

    private RootFile(String name, FileChannel channel) throws IOException {
        this.name = name;
        this.channel = channel;
        this.length = channel.size();
        int start = (int) Math.min(Header.BYTES, length);
        Cursor in = new Cursor(read(0, start, ""), new Place(name, "", 0, false));
        this.header = Header.read(in);
        this.streamers = Streamers.read(this);
        this.entries = Directories.walk(this);
    }

    /// Opens a file and reads its directories.
    public static RootFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw FormatException.of(path.toString(), "", "there is no such file.");
        }
        if (Files.isDirectory(path)) {
            throw FormatException.of(path.toString(), "", "is a folder, not a ROOT file.");
        }
        FileChannel channel = channel(path);
        try {
            return new RootFile(path.toString(), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw FormatException.of(path.toString(), "", "there is no such file.");
        } catch (java.nio.file.AccessDeniedException e) {
            throw FormatException.of(path.toString(), "", "may not be read (permission denied).");
        }
    }

    public String name() {
        return name;
    }

    Header header() {
        return header;
    }

    Streamers streamers() {
        return streamers;
    }

    long length() {
        return length;
    }

    /// Arrays for what is read and unpacked for a while.
    Spares spares() {
        return spares;
    }

    /// All keys of all directories, in file order, the directories' own keys before their content.
    List<Entry> entries() {
        return entries;
    }

    /// The same, of several cycles of a key only the highest.
    List<Entry> highestCycles() {
        Map<String, Entry> byPath = new LinkedHashMap<>();
        for (Entry entry : entries) {
            byPath.merge(entry.path, entry, (a, b) -> a.key.cycle() >= b.key.cycle() ? a : b);
        }
        return List.copyOf(byPath.values());
    }

    /// The tree at a path, its highest cycle, or the cycle given as `path;2`.
    ///
    /// *Errors*: an unknown path names the nearest trees.
    public Tree tree(String path) throws IOException {
        Entry entry =
                find(path)
                        .orElseThrow(() ->
                                FormatException.of(
                                        name,
                                        "",
                                        "holds no tree \"%s\".%s"
                                                .formatted(path, treesHint(path))));
        if (!entry.key.isTree()) {
            throw FormatException.of(
                    name,
                    path,
                    "is a %s, not a TTree. %s".formatted(entry.key.className(), treesHint(path)));
        }
        return Tree.read(this, entry);
    }

    /// The paths of all trees.
    public List<String> trees() {
        return entries.stream().filter(e -> e.key.isTree()).map(Entry::path).distinct().toList();
    }

    /// The key at a path, its highest cycle, or the cycle given as `path;2`.
    Optional<Entry> find(String path) {
        int semicolon = path.lastIndexOf(';');
        boolean cycled = semicolon > 0 && path.substring(semicolon + 1).matches("\\d{1,5}");
        int cycle = cycled ? Integer.parseInt(path.substring(semicolon + 1)) : -1;
        String plain = cycled ? path.substring(0, semicolon) : path;
        return entries.stream()
                .filter(e -> e.path.equals(plain) && (cycle < 0 || e.key.cycle() == cycle))
                .max(java.util.Comparator.comparingInt(e -> e.key.cycle()));
    }

    private String treesHint(String path) {
        List<String> trees = trees();
        return trees.isEmpty() ? " It holds no tree at all." : Nearest.hint(path, trees);
    }

    /// Reads the object of a key.
    RootObject object(Entry entry) throws IOException {
        long seek = entry.key.seek();
        Key key = key(seek, entry.path);
        if (!key.className().equals(entry.key.className())) {
            throw FormatException.at(
                    name,
                    entry.path,
                    seek,
                    "expected a %s, found a %s".formatted(entry.key.className(), key.className()));
        }
        Cursor content = content(key, seek, entry.path);
        return new ObjectReader(content, key.keyBytes(), streamers).object(key.className());
    }

    /// Bytes `[offset, offset + count)` of the file.
    byte[] read(long offset, int count, String object) throws IOException {
        return read(offset, count, object, Spares.none());
    }

    // In an array that may be longer, if it is a spare one.
    private byte[] read(long offset, int count, String object, Spares from) throws IOException {
        if (offset < 0 || count < 0 || offset > length || count > length - offset) {
            throw FormatException.at(
                    name,
                    object,
                    offset,
                    "%d bytes should follow, but %s".formatted(count, endsHere()));
        }
        byte[] bytes = from.take(count);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw FormatException.at(
                        name,
                        object,
                        offset + buffer.position(),
                        "the file became shorter while it was read.");
            }
        }
        return bytes;
    }

    private String endsHere() {
        return "the file ends at byte " + length + ". Is it truncated?";
    }

    /// The head of the record at `offset`.
    Key key(long offset, String object) throws IOException {
        return Key.read(head(offset, object));
    }

    /// The bytes of the head of the record at `offset`.
    Cursor head(long offset, String object) throws IOException {
        Place place = new Place(name, object, offset, false);
        int guess = Math.clamp(length - offset, 0, KEY_GUESS);
        if (guess < Key.LEAST) {
            throw place.error(0, "a record should start here, but " + endsHere());
        }
        byte[] start = read(offset, guess, object);
        int keyBytes = (start[14] & 0xff) << 8 | start[15] & 0xff;
        return new Cursor(keyBytes > guess ? read(offset, keyBytes, object) : start, place);
    }

    /// The content of the record at `offset`, decompressed.
    Cursor content(Key key, long offset, String object) throws IOException {
        return content(key, offset, object, Spares.none());
    }

    /// The same, in an array of `spares` that may be longer.
    Cursor content(Key key, long offset, String object, Spares spares) throws IOException {
        int stored = key.bytes() - key.keyBytes();
        if (stored < 0 || key.objectBytes() < 0) {
            throw FormatException.at(
                    name,
                    object,
                    offset,
                    "a record of %d bytes, %d of them its head, that unpacks to %d bytes"
                            .formatted(key.bytes(), key.keyBytes(), key.objectBytes()));
        }
        byte[] packed = read(offset + key.keyBytes(), stored, object, spares);
        boolean compressed = key.objectBytes() > stored;
        Place place = new Place(name, object, offset + key.keyBytes(), compressed);
        Place raw = new Place(name, object, offset + key.keyBytes(), false);
        if (!compressed) {
            return new Cursor(packed, key.objectBytes(), place);
        }
        byte[] bytes = Packed.unpack(packed, stored, key.objectBytes(), raw, spares);
        spares.give(packed);
        return new Cursor(bytes, key.objectBytes(), place);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
