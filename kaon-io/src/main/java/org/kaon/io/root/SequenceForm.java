package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A vector, list, deque, set or map: the number of items, then the items.
///
/// As a member it has a head, which says whether the items follow one by one or member by member.
record SequenceForm(Form item) implements Form {

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(item.type());
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingLists lists = (GrowingLists) into;
        for (int i = 0; i < count; i++) {
            item.read(in, lists.content(), in.bytes().count(1));
            lists.close();
        }
    }

    @Override
    public void members(FormInput in, Growing into, int count) throws FormatException {
        Frame frame = Frame.read(in.bytes());
        if (frame.memberWise()) {
            memberWise(in, (GrowingLists) into, count);
        } else {
            read(in, into, count);
        }
        frame.close(in.bytes(), "a container");
    }

    @Override
    public int all(FormInput in, Growing into) throws FormatException {
        if (in.bytes().remaining() > 0 && Frame.read(in.bytes()).memberWise()) {
            throw in.bytes().error("containers in a split container, member by member");
        }
        return Form.super.all(in, into);
    }

    private void memberWise(FormInput in, GrowingLists lists, int count) throws FormatException {
        Cursor bytes = in.bytes();
        int version = bytes.u2();
        if (version == 0) {
            bytes.skip(4); // a checksum in its place
        }
        for (int i = 0; i < count; i++) {
            switch (item) {
                case ClassForm form -> {
                    int width = form.layout(version, bytes).isEmpty() ? 0 : 1;
                    form.memberWise(in, lists.content(), bytes.count(width), version);
                }
                case PairForm form -> form.memberWise(in, lists.content(), bytes.count(1));
                default -> throw bytes.error("items member by member that are no objects");
            }
            lists.close();
        }
    }
}
