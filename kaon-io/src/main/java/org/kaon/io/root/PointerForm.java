package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A pointer to an object: a new one, one that was read before, or none.
///
/// *Source*: ROOT `TBufferFile::ReadObjectAny`.
///
/// @param className of the objects it may point to
record PointerForm(String className, Form object) implements Form {

    private static final int BYTE_COUNT = 0x40000000;
    private static final int CLASS = 0x80000000;
    private static final int NEW_CLASS = -1;

    @Override
    public ColumnType type() {
        return new ColumnType.Nullable(object.type());
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        for (int i = 0; i < count; i++) {
            one(in, (GrowingNullable) into);
        }
    }

    private void one(FormInput in, GrowingNullable into) throws FormatException {
        Cursor bytes = in.bytes();
        int start = bytes.position();
        int tag = bytes.i4();
        if (tag == 0) {
            into.blank();
            return;
        }
        if ((tag & BYTE_COUNT) == 0 || tag == NEW_CLASS) {
            again(in, tag, into);
            return;
        }
        int length = tag & ~BYTE_COUNT;
        bytes.need(length);
        int end = bytes.position() + length;
        String found = className(in);
        if (!CppType.compact(found).equals(className)) {
            throw bytes.error("a pointer to a %s, expected a %s".formatted(found, className));
        }
        in.object(start);
        object.read(in, into.content(), 1);
        into.close();
        new Frame(0, end, false).close(bytes, found);
    }

    private void again(FormInput in, int tag, GrowingNullable into) throws FormatException {
        Cursor bytes = in.bytes();
        int here = bytes.position();
        int before = in.again(tag);
        bytes.seek(before);
        object.read(in, into.content(), 1);
        in.readAgain(bytes.position() - before);
        into.close();
        bytes.seek(here);
    }

    private static String className(FormInput in) throws FormatException {
        Cursor bytes = in.bytes();
        int at = bytes.position();
        int tag = bytes.i4();
        if (tag == NEW_CLASS) {
            String name = bytes.zeroTerminated();
            in.className(at, name);
            return name;
        }
        return in.className(tag & ~CLASS)
                .orElseThrow(() -> bytes.error("a class that was not named before"));
    }

    @Override
    public long blanks() {
        return object.blanks();
    }
}
