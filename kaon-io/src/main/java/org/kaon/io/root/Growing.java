package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;

import java.lang.foreign.SegmentAllocator;

/// A column that grows value by value, for bytes whose lengths are not known before they are read.
sealed interface Growing
        permits GrowingNumbers,
                GrowingTexts,
                GrowingLists,
                GrowingFixed,
                GrowingStruct,
                GrowingNullable,
                GrowingBytes {

    /// Number of values so far.
    long length();

    /// Adds a value that stands for none: 0, an empty text, an empty list.
    void blank();

    /// What has grown, in memory that `memory` gives.
    Column column(SegmentAllocator memory);

    /// An empty column of a type.
    static Growing of(ColumnType type) {
        return switch (type) {
            case ColumnType.Flat flat -> new GrowingNumbers(flat.element());
            case ColumnType.Text _ -> new GrowingTexts();
            case ColumnType.Jagged jagged -> new GrowingLists(of(jagged.content()));
            case ColumnType.Fixed fixed -> new GrowingFixed(fixed.shape(), of(fixed.content()));
            case ColumnType.Struct struct ->
                    new GrowingStruct(
                            struct.names(), struct.fields().stream().map(Growing::of).toList());
            case ColumnType.Nullable nullable -> new GrowingNullable(of(nullable.content()));
            case ColumnType.Opaque opaque -> new GrowingBytes(opaque.typeName(), opaque.reason());
        };
    }
}
