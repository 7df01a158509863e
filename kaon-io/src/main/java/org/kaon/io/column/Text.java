package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// A text in each row, in UTF-8.
public record Text(Offsets offsets, MemorySegment utf8) implements Column {

    @Override
    public long length() {
        return offsets.length();
    }

    /// The text of one row.
    public String at(long row) {
        byte[] bytes =
                utf8.asSlice(offsets.start(row), offsets.count(row)).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Text();
    }

    @Override
    public Text slice(long from, long to) {
        return new Text(offsets.slice(from, to), utf8);
    }
}
