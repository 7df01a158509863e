package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.bytes.Unpacking;
import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Some rows of all fields: how many values each field has and where their buffers lie.
///
/// @param codec by which each buffer is packed
/// @param nodes number of values and of missing ones, by field
/// @param buffers place in the body and length, by buffer
/// @param pieces how many buffers each field of views has behind its views
record Batch(
        Message message,
        long rows,
        Optional<Unpacking> codec,
        List<Node> nodes,
        List<Extent> buffers,
        List<Long> pieces) {

    private static final long MOST_BARE = 1 << 24;
    private static final long MOST_PACKED = 50_000;

    /// The values of one field.
    record Node(long length, long missing) {}

    /// A buffer, from the file's beginning.
    record Extent(long offset, long length) {}

    /// A field with its place in a batch.
    ///
    /// @param buffer the first of its buffers
    /// @param buffers how many there are
    record Placed(Field field, Node node, int buffer, int buffers, List<Placed> children) {
        Placed {
            children = List.copyOf(children);
        }
    }

    /// *Errors*: [FormatException] where it makes no sense.
    ///
    /// @param head of the batch, which for a dictionary lies in the message's
    static Batch read(BinaryFile file, Message message, FlatTable head) throws FormatException {
        try {
            long rows = head.longAt(0, 0);
            Optional<Unpacking> codec = Optional.empty();
            if (head.table(3).isPresent()) {
                codec =
                        Optional.of(
                                head.table(3).get().byteAt(0, 0) == 0
                                        ? Unpacking.LZ4_FRAME
                                        : Unpacking.ZSTD);
            }
            List<Node> nodes = new ArrayList<>();
            long[] counts = head.longs(1, 2);
            for (int i = 0; i < counts.length; i += 2) {
                boolean possible = 0 <= counts[i + 1] && counts[i + 1] <= counts[i];
                if (!possible) {
                    throw new IndexOutOfBoundsException("missing values");
                }
                nodes.add(new Node(counts[i], counts[i + 1]));
            }
            List<Extent> buffers = new ArrayList<>();
            long[] places = head.longs(2, 2);
            for (int i = 0; i < places.length; i += 2) {
                long offset = places[i];
                long length = places[i + 1];
                if (offset < 0 || length < 0 || length > message.length() - offset) {
                    throw new IndexOutOfBoundsException("a buffer");
                }
                buffers.add(new Extent(message.body() + offset, length));
            }
            List<Long> pieces = new ArrayList<>();
            for (long count : head.longs(4, 1)) {
                pieces.add(count);
            }
            if (rows < 0) {
                throw new IndexOutOfBoundsException("rows");
            }
            return new Batch(message, rows, codec, nodes, buffers, pieces);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw file.error("", message.body(), "the head of a batch makes no sense.");
        }
    }

    /// The fields with their nodes and buffers, which lie in the order of the fields, parents
    /// before children.
    ///
    /// *Errors*: [FormatException] where there are too few, or a child has too few values.
    List<Placed> place(BinaryFile file, List<Field> fields) throws FormatException {
        Placing placing = new Placing();
        try {
            List<Placed> placed = new ArrayList<>();
            for (Field field : fields) {
                Placed top = placing.place(field);
                if (top.node.length < rows) {
                    throw new IndexOutOfBoundsException("values");
                }
                placed.add(top);
            }
            return placed;
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw file.error("", message.body(), "a batch with fewer values than its fields need.");
        }
    }

    private final class Placing {

        private int node;
        private int buffer;
        private int piece;

        Placed place(Field field) {
            Node own = nodes.get(node++);
            int first = buffer;
            int count = field.encoding().isPresent() ? 2 : buffers(field.kind());
            buffer += count;
            if (buffer > buffers.size()) {
                throw new IndexOutOfBoundsException("buffers");
            }
            List<Placed> children = new ArrayList<>();
            if (field.encoding().isEmpty()) {
                for (Field child : field.children()) {
                    children.add(place(child));
                }
            }
            Placed placed = new Placed(field, own, first, count, children);
            require(placed);
            return placed;
        }

        private int buffers(Kind kind) {
            return switch (kind) {
                case Kind.Nothing _ -> 0;
                case Kind.FixedLists _, Kind.Structure _ -> 1;
                case Kind.Plain _,
                        Kind.Bits _,
                        Kind.Half _,
                        Kind.Decimal _,
                        Kind.FixedBytes _,
                        Kind.Lists _ ->
                        2;
                case Kind.Bytes _ -> 3;
                case Kind.Views _ -> {
                    long more = pieces.get(piece++);
                    if (more < 0 || more > buffers.size()) {
                        throw new IndexOutOfBoundsException("pieces");
                    }
                    yield 2 + (int) more;
                }
                case Kind.Unknown unknown -> unknown.buffers();
            };
        }

        private void require(Placed placed) {
            if (placed.node.length > most(placed)) {
                throw new IndexOutOfBoundsException("more values than bytes");
            }
            long needed =
                    switch (placed.field.kind()) {
                        case Kind.Structure _ -> placed.node.length;
                        case Kind.FixedLists lists ->
                                lists.size() == 0
                                        ? 0
                                        : Math.multiplyExact(
                                                placed.node.length, (long) lists.size());
                        default -> 0;
                    };
            for (Placed child : placed.children) {
                if (child.node.length < needed) {
                    throw new IndexOutOfBoundsException("a child's values");
                }
            }
        }

        // How many values the bytes may hold at most, so that no number alone takes memory.
        private long most(Placed placed) {
            boolean bare = placed.buffers < 2;
            if (bare) {
                return placed.children.isEmpty() ? Math.max(rows, MOST_BARE) : Long.MAX_VALUE;
            }
            long packed = codec.isPresent() ? MOST_PACKED : 1;
            return 8 * packed * buffers.get(placed.buffer + 1).length;
        }
    }
}
