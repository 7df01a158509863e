package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

/// A `TArrayD` and the like: the number of values, then the values.
record ArrayForm(ElementType element) implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(new ColumnType.Flat(element));
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingLists lists = (GrowingLists) into;
        for (int i = 0; i < count; i++) {
            int values = in.bytes().count(element.bytes());
            ((GrowingNumbers) lists.content()).read(in.bytes(), values);
            lists.close();
        }
    }
}
