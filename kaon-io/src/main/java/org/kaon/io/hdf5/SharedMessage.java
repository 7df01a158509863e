package org.kaon.io.hdf5;

import java.io.IOException;

/// A message that lies elsewhere: what several objects have in common.
///
/// *Source*: specification, IV.A.2 "Shared Message", IV.A.2.p "The Shared Message Table", III.H.
final class SharedMessage {

    private static final int MOST_INDEXES = 8;

    private SharedMessage() {}

    /// The file with what its superblock's extension says of shared messages.
    static Input table(Input input, long extension) throws IOException {
        if (extension == ObjectHeader.UNDEFINED) {
            return input;
        }
        for (Message message : ObjectHeaderReader.read(input, extension, "")) {
            if (message.kind() == ObjectHeader.SHARED_TABLE) {
                Cursor in = message.cursor(input, "");
                in.skip(1);
                return input.withShared(in.offset());
            }
        }
        return input;
    }

    /// The message that `in` refers to.
    static Cursor resolve(Cursor in, int kind) throws IOException {
        int version = in.small(1);
        int where = in.small(1);
        if (version == 3 && where == 1) {
            return kept(in, kind);
        }
        in.skip(version == 1 ? 6 : 0);
        long address = in.offset();
        Input input = in.input();
        for (Message message : ObjectHeaderReader.read(input, address, "")) {
            if (message.kind() == kind && !message.shared()) {
                return message.cursor(input, "");
            }
        }
        throw in.error("a shared message is missing.");
    }

    /// A message in the heap of its kind, by its place there.
    static Cursor kept(Cursor id, int kind) throws IOException {
        Input input = id.input();
        if (input.shared() == ObjectHeader.UNDEFINED) {
            throw id.error("a shared message, but the file has no table of these.");
        }
        int entry = 14 + 2 * input.offsetBytes();
        Cursor table = input.upTo(input.shared(), 4L + MOST_INDEXES * entry, "");
        table.signature("SMTB");
        while (table.remaining() >= entry) {
            Cursor index = table.part(entry);
            index.skip(2);
            int kinds = index.small(2);
            index.skip(10L + input.offsetBytes());
            if ((kinds >> kind & 1) != 0) {
                return new FractalHeap(input, index.offset(), "").object(id);
            }
        }
        throw id.error("a shared message of kind %d, which the file has none of.".formatted(kind));
    }
}
