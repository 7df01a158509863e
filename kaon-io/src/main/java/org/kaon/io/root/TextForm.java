package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A text: its length, then its bytes.
record TextForm(Kind kind) implements Form {

    /// What C++ calls it.
    enum Kind {
        /// The length in one byte, or 255 and four more.
        TSTRING,
        /// The same, with a head where it is a member.
        STD_STRING,
        /// The length in four bytes: `char*`.
        CHARACTERS
    }

    private static final int LONG = 255;

    @Override
    public ColumnType type() {
        return new ColumnType.Text();
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        Cursor bytes = in.bytes();
        for (int i = 0; i < count; i++) {
            int length = kind == Kind.CHARACTERS ? LONG : bytes.u1();
            ((GrowingTexts) into).read(bytes, length == LONG ? bytes.count(1) : length);
        }
    }

    @Override
    public void members(FormInput in, Growing into, int count) throws FormatException {
        if (kind != Kind.STD_STRING) {
            read(in, into, count);
            return;
        }
        Frame frame = Frame.read(in.bytes());
        read(in, into, count);
        frame.close(in.bytes(), "std::string");
    }

    @Override
    public int all(FormInput in, Growing into) throws FormatException {
        if (kind == Kind.STD_STRING && in.bytes().remaining() > 0) {
            Frame.read(in.bytes());
        }
        return Form.super.all(in, into);
    }
}
