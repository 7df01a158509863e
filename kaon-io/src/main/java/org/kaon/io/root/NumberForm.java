package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

/// A number, big-endian.
record NumberForm(ElementType element) implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Flat(element);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        ((GrowingNumbers) into).read(in.bytes(), count);
    }
}
