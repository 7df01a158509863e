package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    private final Optional<Path> path;
    private final Neighbours neighbours;
    private final boolean first;

    /// @param beside where this is not the first file: where it and the first belong
    private Hdf5File(
            Input bytes, java.io.Closeable owner, Optional<Path> path, Optional<Neighbours> beside)
            throws IOException {
        this.owner = owner;
        this.path = path;
        this.first = beside.isEmpty();
        this.neighbours = beside.orElseGet(() -> new Neighbours(this, path));
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
        long extension = in.offset();
        long end = in.offset();
        if (version < 2) {
            in.skip(2L * offsetBytes);
        }
        long address = in.offset();
        if (base < 0 || end > bytes.size()) {
            throw FormatException.of(
                    bytes.name(),
                    "",
                    "is cut off: it should have %d bytes, found %d.".formatted(end, bytes.size()));
        }
        this.input = version < 2 ? narrow : SharedMessage.table(narrow, extension);
        this.root = new Group(this, "", address, ObjectHeaderReader.read(input, address, "/"));
    }

    private static boolean width(int bytes) {
        return bytes == 2 || bytes == 4 || bytes == 8;
    }

    /// Opens a file.
    public static Hdf5File open(Path path) throws IOException {
        return open(path, Optional.empty());
    }

    /// Opens a file that another leads to; it is closed with the first of them.
    static Hdf5File beside(Path path, Neighbours neighbours) throws IOException {
        return open(path, Optional.of(neighbours));
    }

    private static Hdf5File open(Path path, Optional<Neighbours> beside) throws IOException {
        FileChannel channel = Input.channel(path);
        try {
            Input input = Input.of(path.toString(), channel);
            Path whole = path.toAbsolutePath().normalize();
            return new Hdf5File(input, channel, Optional.of(whole), beside);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// Opens a file that is in memory.
    ///
    /// @param name for messages
    public static Hdf5File of(String name, byte[] bytes) throws IOException {
        Input input = Input.of(name, bytes);
        return new Hdf5File(input, () -> {}, Optional.empty(), Optional.empty());
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

    /// Where the file is; nowhere if it is in memory.
    Optional<Path> path() {
        return path;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    public Group root() {
        return root;
    }

    /// The object behind a link of a group.
    Hdf5Object follow(Link link, Group group, String name) throws IOException {
        return follow(link, group, name, 0);
    }

    private Hdf5Object follow(Link link, Group group, String name, int depth) throws IOException {
        String place = group.path().isEmpty() ? name : group.path() + "/" + name;
        if (depth > MOST_LINKS) {
            throw FormatException.of(name(), place, "is a link that leads to itself.");
        }
        return switch (link) {
            case Link.Hard hard -> object(hard.address(), place);
            case Link.Soft soft -> {
                Group from = soft.path().startsWith("/") ? root : group;
                yield walk(from, soft.path(), depth, place);
            }
            case Link.External external ->
                    neighbours.ask(
                            this,
                            external.file(),
                            place,
                            other -> other(other, external, depth, place));
            case Link.Unknown unknown ->
                    throw FormatException.of(
                            name(),
                            place,
                            "is a link of kind %d, which is not supported."
                                    .formatted(unknown.kind()));
        };
    }

    private Hdf5Object other(
            Optional<Hdf5File> file, Link.External external, int depth, String place)
            throws IOException {
        if (file.isEmpty()) {
            throw FormatException.of(
                    name(),
                    place,
                    "leads to %s:%s, but there is no such file beside this one."
                            .formatted(external.file(), external.path()));
        }
        return file.get().walk(file.get().root, external.path(), depth, place);
    }

    /// The object at a path of this file, links followed; none where a name is missing.
    Optional<Hdf5Object> find(String target) throws IOException {
        Hdf5Object here = root;
        for (String name : target.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            Optional<Hdf5Object> next =
                    here instanceof Group group ? group.find(name) : Optional.empty();
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    private Hdf5Object walk(Group from, String target, int depth, String place) throws IOException {
        Hdf5Object here = from;
        for (String name : target.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(here instanceof Group group) || !group.names().contains(name)) {
                throw FormatException.of(
                        name(), place, "leads to \"" + target + "\", which is missing.");
            }
            here = group.file().follow(group.link(name), group, name, depth + 1);
        }
        return here;
    }

    private Hdf5Object object(long address, String place) throws IOException {
        List<Message> header = ObjectHeaderReader.read(input, address, place);
        boolean data = false;
        boolean type = false;
        for (Message message : header) {
            data |= message.kind() == ObjectHeader.LAYOUT;
            type |= message.kind() == ObjectHeader.DATATYPE;
        }
        if (type && !data) {
            throw FormatException.of(name(), place, "is a named type, not data.");
        }
        return data ? new Dataset(this, place, header) : new Group(this, place, address, header);
    }

    @Override
    public void close() throws IOException {
        try {
            if (first) {
                neighbours.close();
            }
        } finally {
            owner.close();
        }
    }
}
