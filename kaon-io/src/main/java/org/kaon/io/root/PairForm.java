package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.util.List;

/// A pair, its fields `first` and `second`; an item of a map, its fields `0` and `1`.
///
/// @param framed whether each has a head, as those in vectors do; the items of maps have none
record PairForm(Form first, Form second, boolean framed) implements Form {

    private static final List<String> NAMES = List.of("first", "second");
    private static final List<String> NUMBERS = List.of("0", "1");

    @Override
    public ColumnType type() {
        return new ColumnType.Struct(
                framed ? NAMES : NUMBERS, List.of(first.type(), second.type()));
    }

    @Override
    public void read(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        for (int i = 0; i < count; i++) {
            if (framed) {
                Frame frame = Frame.read(in.bytes());
                frame.skipChecksum(in.bytes());
                first.members(in, struct.field(0), 1);
                second.members(in, struct.field(1), 1);
                frame.close(in.bytes(), "std::pair");
            } else {
                first.read(in, struct.field(0), 1);
                second.read(in, struct.field(1), 1);
            }
            struct.close(1);
        }
    }

    /// Reads the first of all pairs, then the second of all.
    void memberWise(FormInput in, Growing into, int count) throws FormatException {
        GrowingStruct struct = (GrowingStruct) into;
        if (count == 0) {
            return;
        }
        first.members(in, struct.field(0), count);
        second.members(in, struct.field(1), count);
        struct.close(count);
    }

    @Override
    public long blanks() {
        return first.blanks() + second.blanks();
    }
}
