package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Walks a file's directories.
///
/// *Source*: ROOT `io/doc/TFile/tdirectory.md` and `keyslist.md`.
final class Directories {

    private static final int BIG = 1000;
    // Version, two dates, two lengths, three pointers of at most 8 bytes.
    private static final int HEAD = 2 + 4 * 4 + 3 * 8;

    private final RootFile file;
    private final List<RootFile.Entry> found = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    private Directories(RootFile file) {
        this.file = file;
    }

    static List<RootFile.Entry> walk(RootFile file) throws IOException {
        Directories walk = new Directories(file);
        Header header = file.header();
        walk.directory(header.begin() + header.nameBytes(), "");
        return List.copyOf(walk.found);
    }

    private void directory(long offset, String path) throws IOException {
        int head = (int) Math.min(HEAD, Math.max(0, file.length() - offset));
        Cursor in =
                new Cursor(
                        file.read(offset, head, path), new Place(file.name(), path, offset, false));
        boolean big = in.i2() > BIG;
        in.skip(8); // dates
        int keysBytes = in.i4();
        in.skip(4); // length of its name
        in.pointer(big); // itself
        in.pointer(big); // the one above
        long keys = in.pointer(big);
        if (keys == 0) {
            return;
        }
        if (!seen.add(keys)) {
            throw in.error("a directory that contains itself");
        }
        // Never compressed, and its own head may be wrong: the directory knows its length.
        byte[] list = file.read(keys, keysBytes, path);
        Cursor content = new Cursor(list, new Place(file.name(), path, keys, false));
        Key.read(content);
        int count = content.count(Key.LEAST);
        for (int i = 0; i < count; i++) {
            entry(Key.read(content), path);
        }
    }

    private void entry(Key key, String above) throws IOException {
        String path = above.isEmpty() ? key.name() : above + "/" + key.name();
        found.add(new RootFile.Entry(path, key));
        if (key.isDirectory()) {
            if (path.length() > 4096) {
                throw FormatException.at(
                        file.name(), above, key.seek(), "directories nest too deeply");
            }
            Key here = file.key(key.seek(), path);
            directory(key.seek() + here.keyBytes(), path);
        }
    }
}
