package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// A `TClonesArray` that was not split: objects of one class, member by member or one by one.
///
/// *Source*: ROOT `io/doc/TFile/tclonesarray.md`.
///
/// @param item the class, as the file names it beside each array
record ClonesForm(String className, ClassForm item) implements Form {

    private static final int MEMBER_WISE = 1 << 12;

    @Override
    public ColumnType type() {
        return new ColumnType.Jagged(item.type());
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        Cursor bytes = in.bytes();
        GrowingLists lists = (GrowingLists) into;
        for (int i = 0; i < count; i++) {
            Frame frame = Frame.read(bytes);
            int bits = frame.version() > 2 ? Bootstrap.object(bytes) : 0;
            if (frame.version() > 1) {
                bytes.text(); // a name
            }
            String written = bytes.text();
            String name = written.substring(0, Math.max(0, written.lastIndexOf(';')));
            if (!CppType.compact(name).equals(className)) {
                throw bytes.error("an array of %s, expected %s".formatted(name, className));
            }
            int items = bytes.count(1);
            bytes.skip(4); // lowest index
            items(in, lists.content(), items, written, (bits & MEMBER_WISE) != 0);
            lists.close();
            frame.close(bytes, "TClonesArray");
        }
    }

    private void items(FormInput in, Growing into, int count, String written, boolean memberWise)
            throws FormatException {
        if (memberWise) {
            String version = written.substring(written.lastIndexOf(';') + 1);
            int number = version.matches("\\d{1,5}") ? Integer.parseInt(version) : 0;
            item.memberWise(in, into, count, number);
            return;
        }
        for (int i = 0; i < count; i++) {
            if (in.bytes().u1() == 0) {
                into.blank();
            } else {
                item.read(in, into, 1);
            }
        }
    }
}
