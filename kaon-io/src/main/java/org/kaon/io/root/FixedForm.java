package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.util.List;

/// An array of fixed extents: `T x[2][3]`.
record FixedForm(List<Integer> shape, Form item) implements Form {

    FixedForm {
        shape = List.copyOf(shape);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Fixed(shape, item.type());
    }

    private int items(FormInput in, int count) throws FormatException {
        long items = count;
        for (int extent : shape) {
            items = Math.min(items * extent, Integer.MAX_VALUE);
        }
        in.bytes().need(items); // each takes one byte at least
        return (int) items;
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        item.read(in, ((GrowingFixed) into).content(), items(in, count));
    }

    @Override
    public void members(FormInput in, Growing into, int count) throws FormatException {
        item.members(in, ((GrowingFixed) into).content(), items(in, count));
    }

    @Override
    public long blanks() {
        long blanks = item.blanks();
        for (int extent : shape) {
            blanks = Math.min(blanks * extent, Integer.MAX_VALUE);
        }
        return blanks;
    }
}
