package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A type that is not understood; its head says how long it is.
///
/// @param reason why it is not understood
/// @param pointer whether it may be 4 bytes alone: no object, or one that was stored before
record OpaqueForm(String typeName, String reason, boolean pointer) implements Form {

    private static final int BYTE_COUNT = 0x40000000;

    OpaqueForm(String typeName, String reason) {
        this(typeName, reason, false);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Opaque(typeName, reason);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            int from = bytes.position();
            int length = bytes.i4();
            boolean counted = (length & BYTE_COUNT) != 0 && length != -1;
            if (!counted && !pointer) {
                throw bytes.error("%s does not say how long it is".formatted(typeName));
            }
            bytes.need(counted ? length & ~BYTE_COUNT : 0);
            bytes.seek(from);
            ((GrowingBytes) into).read(bytes, 4 + (counted ? length & ~BYTE_COUNT : 0));
        }
    }
}
