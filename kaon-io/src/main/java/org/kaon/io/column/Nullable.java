package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A column in which rows may be missing.
///
/// @param valid one byte a row, 0 where the value is missing
public record Nullable(MemorySegment valid, Column content) implements Column {

    public Nullable {
        if (valid.byteSize() < content.length()) {
            throw new IllegalArgumentException(
                    "%d rows need as many bytes of validity, found %d."
                            .formatted(content.length(), valid.byteSize()));
        }
    }

    @Override
    public long length() {
        return content.length();
    }

    /// Whether the row holds a value.
    public boolean valid(long row) {
        return valid.get(ValueLayout.JAVA_BYTE, row) != 0;
    }

    @Override
    public ColumnType type() {
        return new ColumnType.Nullable(content.type());
    }

    @Override
    public Nullable slice(long from, long to) {
        return new Nullable(valid.asSlice(from, to - from), content.slice(from, to));
    }
}
