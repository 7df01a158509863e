package org.kaon.io.hdf5;

import java.io.IOException;

/// The header of a group or data set under construction: its messages, then a checksum.
///
/// *Source*: specification, IV.A.1.b "Version 2 Data Object Header Prefix".
final class ObjectHeader {

    static final int DATASPACE = 1;
    static final int LINK_INFO = 2;
    static final int DATATYPE = 3;
    static final int OLD_FILL_VALUE = 4;
    static final int FILL_VALUE = 5;
    static final int LINK = 6;
    static final int EXTERNAL_FILES = 7;
    static final int LAYOUT = 8;
    static final int GROUP_INFO = 10;
    static final int FILTERS = 11;
    static final int ATTRIBUTE = 12;
    static final int SHARED_TABLE = 15;
    static final int CONTINUATION = 16;
    static final int SYMBOL_TABLE = 17;
    static final int ATTRIBUTE_INFO = 21;

    /// A message says its length in two bytes.
    static final int LARGEST_MESSAGE = 0xffff;

    /// An address that points nowhere.
    static final long UNDEFINED = -1;

    private final Bytes messages = new Bytes();

    void add(int kind, Bytes message) {
        // The callers keep to the limit and name what is too long.
        if (message.length() > LARGEST_MESSAGE) {
            throw new IllegalArgumentException(
                    "A message of %d bytes, at most %d fit."
                            .formatted(message.length(), LARGEST_MESSAGE));
        }
        messages.put(1, kind).put(2, message.length()).put(1, 0).put(message.toArray());
    }

    /// Writes the header and gives its address.
    long write(Tail tail) throws IOException {
        Bytes header = new Bytes();
        // Flag 2: the length of the messages takes four bytes.
        header.ascii("OHDR").put(1, 2).put(1, 2).put(4, messages.length());
        header.put(messages.toArray()).checksum();
        return tail.append(header);
    }
}
