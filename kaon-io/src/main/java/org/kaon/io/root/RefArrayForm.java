package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.List;

/// A `TRefArray`: the numbers of the objects that it refers to.
///
/// *Source*: ROOT `TRefArray::Streamer`.
record RefArrayForm() implements Form {

    private static final TextForm NAME = new TextForm(TextForm.Kind.TSTRING);

    @Override
    public ColumnType type() {
        ColumnType number = new ColumnType.Flat(ElementType.INT32);
        return new ColumnType.Struct(
                List.of("fName", "fSize", "refs"),
                List.of(NAME.type(), number, new ColumnType.Jagged(number)));
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        GrowingNumbers sizes = (GrowingNumbers) struct.field(1);
        GrowingLists refs = (GrowingLists) struct.field(2);
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            Frame frame = Frame.read(bytes);
            Bootstrap.object(bytes);
            NAME.read(in, struct.field(0), 1);
            int size = bytes.i4();
            bytes.skip(4 + 2); // lowest index, number of the process
            bytes.need(Math.max(-1, size) * 4L);
            sizes.add(size);
            ((GrowingNumbers) refs.content()).read(bytes, size);
            refs.close();
            struct.close(1);
            frame.close(bytes, "TRefArray");
        }
    }
}
