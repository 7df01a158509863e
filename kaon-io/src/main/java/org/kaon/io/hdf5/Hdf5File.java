package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// An HDF5 file, open for reading.
///
/// *Threads*: any number; each reader of rows serves one.
///
/// *Errors*: [FormatException] with file, object and byte, for whatever is damaged or not
/// supported. An object is read when it is asked for, so one that is damaged hides no other.
public final class Hdf5File implements AutoCloseable {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final int MOST_LINKS = 32;

    private final Input input;
    private final java.io.Closeable owner;
    private final Group root;

    private Hdf5File(Input bytes, java.io.Closeable owner) throws IOException {
        this.owner = owner;
        Cursor start = superblock(bytes);
        int version = start.small(1);
        if (version > 3) {
            throw start.error("a superblock of version %d, known: 0 to 3.".formatted(version));
        }
        Cursor widths = start.from(version < 2 ? 13 : 9);
        int offsetBytes = widths.small(1);
        int lengthBytes = widths.small(1);
        if (!width(offsetBytes) || !width(lengthBytes)) {
            throw widths.error(
                    "addresses of %d and lengths of %d bytes.".formatted(offsetBytes, lengthBytes));
        }
        // The end of the fixed part: version 1 has four bytes more.
        int skip = version == 0 ? 24 : version == 1 ? 28 : 12;
        Input narrow = bytes.with(userBlock(bytes), offsetBytes, lengthBytes);
        Cursor in = narrow.upTo(0, skip + 8L * offsetBytes, "");
        in.skip(skip);
        long base = in.offset();
        in.skip(offsetBytes);
        long end = in.offset();
        if (version < 2) {
            in.skip(2L * offsetBytes);
        }
        long address = in.offset();
        this.input = narrow;
        if (base < 0 || end > bytes.size()) {
            throw FormatException.of(
                    bytes.name(),
                    "",
                    "is cut off: it should have %d bytes, found %d.".formatted(end, bytes.size()));
        }
        this.root = new Group(this, "", ObjectHeaderReader.read(input, address, "/"));
    }

    private static boolean width(int bytes) {
        return bytes == 2 || bytes == 4 || bytes == 8;
    }

    /// Opens a file.
    public static Hdf5File open(Path path) throws IOException {
        FileChannel channel = Input.channel(path);
        try {
            return new Hdf5File(Input.of(path.toString(), channel), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Opens a file that is in memory.
    ///
    /// @param name for messages
    public static Hdf5File of(String name, byte[] bytes) throws IOException {
        return new Hdf5File(Input.of(name, bytes), () -> {});
    }

    /// Whether a file is of that kind, with a user block before it or not.
    public static boolean recognises(Path path) throws IOException {
        try (FileChannel channel = Input.channel(path)) {
            return userBlock(Input.of(path.toString(), channel)) >= 0;
        }
    }

    private static Cursor superblock(Input bytes) throws IOException {
        long block = userBlock(bytes);
        if (block < 0) {
            throw FormatException.of(bytes.name(), "", "is no HDF5 file.");
        }
        Cursor start = bytes.upTo(block, 64, "");
        start.skip(SIGNATURE.length);
        return start;
    }

    /// The length of the user block: the superblock begins at byte 0, 512, 1024, 2048, …
    private static long userBlock(Input bytes) throws IOException {
        for (long at = 0; at + SIGNATURE.length <= bytes.size(); at = Math.max(512, 2 * at)) {
            byte[] found = bytes.at(at, SIGNATURE.length, "").bytes(SIGNATURE.length);
            if (Arrays.equals(found, SIGNATURE)) {
                return at;
            }
        }
        return -1;
    }

    String name() {
        return input.name();
    }

    Input input() {
        return input;
    }

    public Group root() {
        return root;
    }

    /// The object behind a link of a group.
    Hdf5Object follow(Link link, Group group, String name) throws IOException {
        return follow(link, group, name, 0);
    }

    private Hdf5Object follow(Link link, Group group, String name, int depth) throws IOException {
        String path = group.path().isEmpty() ? name : group.path() + "/" + name;
        if (depth > MOST_LINKS) {
            throw FormatException.of(name(), path, "is a link that leads to itself.");
        }
        return switch (link) {
            case Link.Hard hard -> object(hard.address(), path);
            case Link.Soft soft -> {
                Group from = soft.path().startsWith("/") ? root : group;
                yield soft(from, soft.path(), depth, path);
            }
            case Link.External external ->
                    throw FormatException.of(
                            name(),
                            path,
                            "lies in another file: open %s:%s instead."
                                    .formatted(external.file(), external.path()));
        };
    }

    private Hdf5Object soft(Group from, String target, int depth, String path) throws IOException {
        Hdf5Object here = from;
        for (String name : target.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(here instanceof Group group) || !group.names().contains(name)) {
                throw FormatException.of(
                        name(), path, "leads to \"" + target + "\", which is missing.");
            }
            here = follow(group.link(name), group, name, depth + 1);
        }
        return here;
    }

    private Hdf5Object object(long address, String path) throws IOException {
        List<Message> header = ObjectHeaderReader.read(input, address, path);
        boolean data = false;
        boolean type = false;
        for (Message message : header) {
            data |= message.kind() == ObjectHeader.LAYOUT;
            type |= message.kind() == ObjectHeader.DATATYPE;
        }
        if (type && !data) {
            throw FormatException.of(name(), path, "is a named type, not data.");
        }
        return data ? new Dataset(this, path, header) : new Group(this, path, header);
    }

    @Override
    public void close() throws IOException {
        owner.close();
    }
}
