package org.kaon.io.hdf5;

import java.io.IOException;

/// A message that lies elsewhere: a type that several objects have in common.
///
/// *Source*: specification, IV.A.2 "Shared Message".
final class SharedMessage {

    private SharedMessage() {}

    /// The message that `in` refers to.
    static Cursor resolve(Cursor in, int kind) throws IOException {
        int version = in.small(1);
        int where = in.small(1);
        if (version == 3 && where == 1) {
            throw in.error("a message in the heap of shared messages, which is not supported.");
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
}
