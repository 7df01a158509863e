package org.kaon.io.hdf5;

import java.io.IOException;

/// One message of an object's header.
///
/// @param kind its number in the specification, as in [ObjectHeader]
/// @param shared whether it only refers to where the message is
record Message(int kind, boolean shared, byte[] bytes, long address) {

    Cursor cursor(Input input, String object) {
        return new Cursor(input, object, address, bytes);
    }

    /// What the message says, wherever it lies.
    Cursor resolved(Input input, String object) throws IOException {
        Cursor in = cursor(input, object);
        return shared ? SharedMessage.resolve(in, kind) : in;
    }
}
