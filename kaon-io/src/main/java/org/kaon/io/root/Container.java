package org.kaon.io.root;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// A ROOT file as a place where other formats keep their bytes: named objects, ranges of bytes, and
/// ROOT's compression.
public final class Container {

    private final RootFile file;

    /// An object with a key.
    ///
    /// @param path directories and name, e.g. `run/jets`
    public record Item(String path, int cycle, String className) {}

    private Container(RootFile file) {
        this.file = file;
    }

    public static Container of(RootFile file) {
        return new Container(file);
    }

    /// The file, for closing it and for errors.
    public RootFile file() {
        return file;
    }

    /// All objects, every path once with its highest cycle, in file order.
    public List<Item> items() {
        return file.highestCycles().stream().map(Container::item).toList();
    }

    private static Item item(RootFile.Entry entry) {
        return new Item(entry.path(), entry.key().cycle(), entry.key().className());
    }

    /// The decompressed content of an object, its byte count and version included.
    ///
    /// *Errors*: an unknown path names the nearest ones.
    public byte[] content(Item item) throws IOException {
        for (RootFile.Entry entry : file.entries()) {
            if (item(entry).equals(item)) {
                Key key = entry.key();
                // A list of keys may repeat an old length; the record itself knows.
                Key here = file.key(key.seek(), item.path);
                Cursor content = file.content(here, key.seek(), item.path);
                return Arrays.copyOf(content.bytes(), content.length());
            }
        }
        List<String> paths = items().stream().map(Item::path).toList();
        throw FormatException.of(
                file.name(),
                "",
                "holds no \"%s\".%s".formatted(item.path, Nearest.hint(item.path, paths)));
    }

    /// Length of the file in bytes.
    public long length() {
        return file.length();
    }

    /// Bytes `[offset, offset + count)` of the file.
    public byte[] read(long offset, int count, String object) throws IOException {
        return file.read(offset, count, object);
    }

    /// Decompresses what was read at `offset` into `size` bytes; bytes that are as many already are
    /// not compressed.
    public byte[] unpack(byte[] packed, int size, String object, long offset)
            throws FormatException {
        Place place = new Place(file.name(), object, offset, false);
        if (packed.length > size) {
            throw place.error(0, "%d bytes that unpack to %d".formatted(packed.length, size));
        }
        return Packed.unpack(packed, size, place);
    }
}
