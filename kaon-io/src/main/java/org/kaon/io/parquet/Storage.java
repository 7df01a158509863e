package org.kaon.io.parquet;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.Optional;

/// How values of a column are stored in a new file.
///
/// @param physical number of the stored type in `parquet.thrift`
/// @param width bytes of a value, 0 where each says its own length
/// @param converted old name of its meaning, -1 where there is none
/// @param element of numbers
record Storage(int physical, int width, int converted, Optional<ElementType> element) {

    private static final int UTF8 = 0;

    static Storage of(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat flat -> number(flat.element());
            case ColumnType.Text _ -> new Storage(6, 0, UTF8, Optional.empty());
            case ColumnType.Opaque _ -> new Storage(6, 0, -1, Optional.empty());
            case ColumnType.Struct _,
                    ColumnType.Jagged _,
                    ColumnType.Fixed _,
                    ColumnType.Nullable _ ->
                    throw new IllegalArgumentException("No single value: " + type);
        };
    }

    private static Storage number(ElementType element) {
        return switch (element) {
            case BOOL -> new Storage(0, 1, -1, Optional.of(element));
            case UINT8 -> new Storage(1, 4, 11, Optional.of(element));
            case UINT16 -> new Storage(1, 4, 12, Optional.of(element));
            case UINT32 -> new Storage(1, 4, 13, Optional.of(element));
            case UINT64 -> new Storage(2, 8, 14, Optional.of(element));
            case INT8 -> new Storage(1, 4, 15, Optional.of(element));
            case INT16 -> new Storage(1, 4, 16, Optional.of(element));
            case INT32 -> new Storage(1, 4, -1, Optional.of(element));
            case INT64 -> new Storage(2, 8, -1, Optional.of(element));
            case FLOAT32 -> new Storage(4, 4, -1, Optional.of(element));
            case FLOAT64 -> new Storage(5, 8, -1, Optional.of(element));
        };
    }

    /// The fields of a schema's element that say what the values mean.
    void writeMeaning(ThriftWriter out) {
        if (converted < 0) {
            return;
        }
        out.number(6, converted);
        if (converted == UTF8) {
            out.record(10, () -> out.record(1, () -> {}));
            return;
        }
        ElementType number = element.orElseThrow();
        boolean signed = converted >= 15;
        out.record(
                10, () -> out.record(10, () -> out.small(1, 8 * number.bytes()).flag(2, signed)));
    }
}
