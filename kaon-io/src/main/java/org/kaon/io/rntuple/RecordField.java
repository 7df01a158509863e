package org.kaon.io.rntuple;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Struct;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;

/// A class, a pair or a tuple: its members side by side.
record RecordField(List<String> names, List<FieldReader> members) implements FieldReader {

    RecordField {
        names = List.copyOf(names);
        members = List.copyOf(members);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Struct(names, members.stream().map(FieldReader::type).toList());
    }

    @Override
    public Column read(List<Piece> pieces, SegmentAllocator memory) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (FieldReader member : members) {
            columns.add(member.read(pieces, memory));
        }
        return new Struct(Piece.total(pieces), names, columns);
    }
}
