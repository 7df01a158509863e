package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.List;

/// A `TRef`: the number of the object that it refers to.
///
/// *Source*: ROOT `TRef::Streamer`: a TObject, then 2 bytes that number the process, or a text.
record RefForm() implements Form {

    private static final int REFERENCED = 1 << 4;
    private static final int HAS_UUID = 1 << 5;

    @Override
    public ColumnType type() {
        return new ColumnType.Struct(
                List.of("ref"), List.of(new ColumnType.Flat(ElementType.UINT32)));
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        GrowingNumbers numbers = (GrowingNumbers) struct.field(0);
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            bytes.skip(2); // version
            numbers.read(bytes, 1);
            int bits = bytes.i4();
            if ((bits & REFERENCED) != 0) {
                bytes.skip(2);
            }
            if ((bits & HAS_UUID) != 0) {
                bytes.skip(bytes.u1());
            } else {
                bytes.skip(2);
            }
            struct.close(1);
        }
    }
}
