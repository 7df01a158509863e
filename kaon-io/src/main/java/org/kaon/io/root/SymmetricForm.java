package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;

/// A symmetric matrix: what describes it, then the `n(n+1)/2` elements on and above the diagonal.
///
/// *Source*: ROOT `TMatrixTSym::Streamer`.
record SymmetricForm(ClassForm head, boolean wide) implements Form {

    private static final int MOST_ROWS = 30_000;

    @Override
    public ColumnType type() {
        List<String> names = new ArrayList<>(head.type().names());
        List<ColumnType> types = new ArrayList<>(head.type().fields());
        names.add("fElements");
        types.add(
                new ColumnType.Jagged(
                        new ColumnType.Flat(wide ? ElementType.FLOAT64 : ElementType.FLOAT32)));
        return new ColumnType.Struct(names, types);
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        int fields = head.type().names().size();
        GrowingLists elements = (GrowingLists) struct.field(fields);
        GrowingNumbers rows = (GrowingNumbers) struct.field(head.type().names().indexOf("fNrows"));
        for (int i = 0; i < count; i++) {
            head.one(in, struct, 0);
            long n = rows.at(rows.length() - 1);
            if (n < 0 || n > MOST_ROWS) {
                throw in.bytes().error("a matrix of " + n + " rows");
            }
            int stored = (int) (n * (n + 1) / 2);
            ((GrowingNumbers) elements.content()).read(in.bytes(), stored);
            elements.close();
            struct.close(1);
        }
    }

    @Override
    public long blanks() {
        return head.blanks() + 1;
    }
}
