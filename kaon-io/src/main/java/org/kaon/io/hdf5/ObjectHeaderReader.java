package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects the messages of an object's header, which may go on in other places of the file.
///
/// *Source*: specification, IV.A.1 "Disk Format: Level 2A1 - Data Object Header Prefix".
final class ObjectHeaderReader {

    private static final int START = 64;

    /// A further piece of a header.
    private record Piece(long address, long length) {}

    private final Input input;
    private final String object;
    private final List<Message> messages = new ArrayList<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();

    private ObjectHeaderReader(Input input, String object) {
        this.input = input;
        this.object = object;
    }

    static List<Message> read(Input input, long address, String object) throws IOException {
        ObjectHeaderReader reader = new ObjectHeaderReader(input, object);
        Cursor start = input.upTo(address, START, object);
        if (start.remaining() >= 4 && start.bytes(4)[0] == 'O') {
            reader.second(address);
        } else {
            reader.first(address);
        }
        return reader.messages;
    }

    private void first(long address) throws IOException {
        Cursor prefix = input.at(address, 16, object);
        int version = prefix.small(1);
        if (version != 1) {
            throw prefix.error("expected an object's header, found version " + version + ".");
        }
        prefix.skip(7);
        add(address + 16, prefix.number(4));
        while (!pieces.isEmpty()) {
            Piece piece = pieces.removeFirst();
            Cursor in = input.at(piece.address, piece.length, object);
            while (in.remaining() >= 8) {
                int kind = in.small(2);
                int size = in.small(2);
                int flags = in.small(1);
                in.skip(3);
                message(kind, flags, in, size, piece.address);
            }
        }
    }

    private void second(long address) throws IOException {
        Cursor prefix = input.upTo(address, START, object).signature("OHDR");
        int version = prefix.small(1);
        if (version != 2) {
            throw prefix.error("expected an object's header, found version " + version + ".");
        }
        int flags = prefix.small(1);
        prefix.skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        long length = prefix.number(1 << (flags & 3));
        int start = prefix.position();
        Cursor in = input.at(address, Math.addExact(start + 4L, within(length)), object);
        in.skip(start);
        boolean order = (flags & 4) != 0;
        piece(in, order, address);
        while (!pieces.isEmpty()) {
            Piece piece = pieces.removeFirst();
            piece(
                    input.at(piece.address, piece.length, object).signature("OCHK"),
                    order,
                    piece.address);
        }
    }

    private long within(long length) throws FormatException {
        if (length < 0 || length > input.size()) {
            throw FormatException.of(
                    input.name(), object, "has a header that is longer than the file.");
        }
        return length;
    }

    /// Messages of version 2 up to the checksum; a gap may lie before it.
    private void piece(Cursor in, boolean order, long address) throws IOException {
        int head = order ? 6 : 4;
        while (in.remaining() - 4 >= head) {
            int kind = in.small(1);
            int size = in.small(2);
            int flags = in.small(1);
            in.skip(order ? 2 : 0);
            message(kind, flags, in, size, address);
        }
        in.skip(in.remaining() - 4);
        in.checksum();
    }

    private void message(int kind, int flags, Cursor in, int size, long address)
            throws IOException {
        long at = address + in.position();
        Cursor body = in.part(size);
        if (kind == ObjectHeader.CONTINUATION) {
            add(body.offset(), body.length());
        } else {
            messages.add(new Message(kind, (flags & 2) != 0, body.bytes(body.remaining()), at));
        }
    }

    private void add(long address, long length) throws FormatException {
        if (!seen.add(address)) {
            throw FormatException.at(
                    input.name(), object, address, "the header goes on in itself.");
        }
        pieces.add(new Piece(address, length));
    }
}
