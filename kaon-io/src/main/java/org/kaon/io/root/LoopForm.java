package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// As many objects as another member says, `T* x; //[n]`, where that member is in a branch of its
/// own: a head, whose length says where the last of them ends.
///
/// *Source*: ROOT `TStreamerInfo::ReadBuffer`, `kStreamLoop`.
record LoopForm(Form item) implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(item.type());
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingLists lists = (GrowingLists) into;
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            Frame frame = Frame.read(bytes);
            if (frame.end() < 0) {
                throw bytes.error("an array of objects that does not say where it ends");
            }
            while (bytes.position() < frame.end()) {
                int before = bytes.position();
                item.read(in, lists.content(), 1);
                if (bytes.position() == before) {
                    throw bytes.error("items that take no bytes");
                }
            }
            frame.close(bytes, "an array of objects");
            lists.close();
        }
    }
}
