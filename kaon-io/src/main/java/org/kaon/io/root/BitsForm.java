package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

/// A `std::bitset`: its number of bits, then a byte for each.
record BitsForm() implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(new ColumnType.Flat(ElementType.BOOL));
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingLists lists = (GrowingLists) into;
        for (int i = 0; i < count; i++) {
            ((GrowingNumbers) lists.content()).read(in.bytes(), in.bytes().count(1));
            lists.close();
        }
    }

    @Override
    public void members(FormInput in, Growing into, int count) throws FormatException {
        Frame frame = Frame.read(in.bytes());
        read(in, into, count);
        frame.close(in.bytes(), "std::bitset");
    }
}
