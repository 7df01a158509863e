package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A member `Double32_t* x; //[n]` in a branch of its own: a byte that says whether values follow,
/// then values to the end of the entry.
///
/// *Source*: ROOT `TStreamerInfo::ReadBuffer`, `kOffsetP`.
///
/// @param half whether it is a Float16_t
record RestForm(boolean half, Range range) implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(new RangedForm(half, range).type());
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingLists lists = (GrowingLists) into;
        RangedForm item = new RangedForm(half, range);
        for (int i = 0; i < count; i++) {
            if (in.bytes().u1() != 0) {
                item.all(in, lists.content());
            }
            lists.close();
        }
    }
}
