package org.kaon.lab.convert;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a value in the place of missing ones, wherever they are in a column; a missing list becomes
/// an empty one, a missing structure one whose members are missing.
final class FillMissing {

    private FillMissing() {}

    /// *Errors*: [FormatException] for a value that a column cannot hold, and for a pattern that no
    /// column fits.
    ///
    /// @param settings which value for which columns; others stay as they are
    static MakeColumns of(Schema before, List<ForColumns> settings) throws FormatException {
        ForColumns.requireUsed(settings, "--missing", before);
        List<MakeColumns.Make> makes = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            Schema.Field field = before.fields().get(i);
            Optional<String> value = ForColumns.find(settings, field.name());
            if (value.isEmpty() || !mayMiss(field.type())) {
                makes.add(MakeColumns.Make.same(field, i));
                continue;
            }
            Filler filler = new Filler(field.name(), value.get());
            ColumnType filled = type(field.type(), filler, false);
            makes.add(
                    new MakeColumns.Make(
                            new Schema.Field(field.name(), filled),
                            i,
                            (column, memory) -> fill(column, filler, memory)));
        }
        return MakeColumns.of("--missing", makes);
    }

    static boolean mayMiss(ColumnType type) {
        return switch (type) {
            case ColumnType.Nullable _ -> true;
            case ColumnType.Jagged jagged -> mayMiss(jagged.content());
            case ColumnType.Fixed fixed -> mayMiss(fixed.content());
            case ColumnType.Struct struct ->
                    struct.fields().stream().anyMatch(FillMissing::mayMiss);
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> false;
        };
    }

    private static ColumnType type(ColumnType type, Filler filler, boolean missing)
            throws FormatException {
        return switch (type) {
            case ColumnType.Nullable nullable -> type(nullable.content(), filler, true);
            case ColumnType.Jagged jagged ->
                    new ColumnType.Jagged(type(jagged.content(), filler, false));
            case ColumnType.Fixed fixed ->
                    new ColumnType.Fixed(fixed.shape(), type(fixed.content(), filler, missing));
            case ColumnType.Struct struct -> {
                List<ColumnType> fields = new ArrayList<>();
                for (ColumnType field : struct.fields()) {
                    fields.add(type(field, filler, missing));
                }
                yield new ColumnType.Struct(struct.names(), fields);
            }
            case ColumnType.Flat flat -> {
                if (missing) {
                    filler.bytes(flat.element());
                }
                yield flat;
            }
            case ColumnType.Text _, ColumnType.Opaque _ -> type;
        };
    }

    private static Column fill(Column column, Filler filler, Arena memory) {
        return switch (column) {
            case Nullable nullable -> fill(nullable.content(), nullable.valid(), filler, memory);
            case Jagged jagged ->
                    new Jagged(jagged.offsets(), fill(jagged.content(), filler, memory));
            case Fixed fixed ->
                    new Fixed(fixed.length(), fixed.shape(), fill(fixed.content(), filler, memory));
            case Struct struct ->
                    new Struct(
                            struct.length(),
                            struct.names(),
                            struct.fields().stream().map(it -> fill(it, filler, memory)).toList());
            case Flat _, Text _, Opaque _ -> column;
        };
    }

    // The rows of a column that are not valid.
    private static Column fill(Column column, MemorySegment valid, Filler filler, Arena memory) {
        return switch (column) {
            case Nullable inner ->
                    fill(inner.content(), both(valid, inner, memory), filler, memory);
            case Flat flat -> numbers(flat, valid, filler, memory);
            case Text text -> texts(text, valid, filler, memory);
            case Struct struct ->
                    new Struct(
                            struct.length(),
                            struct.names(),
                            struct.fields().stream()
                                    .map(it -> fill(it, valid, filler, memory))
                                    .toList());
            case Fixed fixed ->
                    new Fixed(
                            fixed.length(),
                            fixed.shape(),
                            fill(
                                    fixed.content(),
                                    spread(valid, fixed.length(), fixed.size(), memory),
                                    filler,
                                    memory));
            case Jagged _, Opaque _ -> fill(present(valid, column, memory), filler, memory);
        };
    }

    private static Column present(MemorySegment valid, Column column, Arena memory) {
        Picked picked = new Picked();
        for (long row = 0; row < column.length(); row++) {
            if (isSet(valid, row)) {
                picked.run(row, 1);
            } else {
                picked.nowhere(1);
            }
        }
        return picked.of(column, memory);
    }

    private static Flat numbers(Flat flat, MemorySegment valid, Filler filler, Arena memory) {
        int width = flat.element().bytes();
        MemorySegment data = memory.allocate(Math.max(1, flat.length() * width), 64);
        MemorySegment.copy(flat.data(), 0, data, 0, flat.length() * width);
        MemorySegment value = filler.value(flat.element());
        for (long row = 0; row < flat.length(); row++) {
            if (!isSet(valid, row)) {
                MemorySegment.copy(value, 0, data, row * width, width);
            }
        }
        return new Flat(flat.element(), flat.length(), data);
    }

    private static Text texts(Text text, MemorySegment valid, Filler filler, Arena memory) {
        byte[] value = filler.text().getBytes(StandardCharsets.UTF_8);
        long[] counts = new long[Math.toIntExact(text.length())];
        long all = 0;
        for (int row = 0; row < counts.length; row++) {
            counts[row] = isSet(valid, row) ? text.offsets().count(row) : value.length;
            all += counts[row];
        }
        MemorySegment utf8 = memory.allocate(Math.max(1, all));
        long at = 0;
        for (int row = 0; row < counts.length; row++) {
            if (isSet(valid, row)) {
                MemorySegment.copy(text.utf8(), text.offsets().start(row), utf8, at, counts[row]);
            } else {
                MemorySegment.copy(value, 0, utf8, ValueLayout.JAVA_BYTE, at, value.length);
            }
            at += counts[row];
        }
        return new Text(Offsets.ofCounts(memory, counts), utf8);
    }

    private static MemorySegment both(MemorySegment valid, Nullable inner, Arena memory) {
        MemorySegment both = memory.allocate(Math.max(1, inner.length()));
        for (long row = 0; row < inner.length(); row++) {
            boolean set = isSet(valid, row) && inner.valid(row);
            both.set(ValueLayout.JAVA_BYTE, row, (byte) (set ? 1 : 0));
        }
        return both;
    }

    private static MemorySegment spread(MemorySegment valid, long rows, long size, Arena memory) {
        MemorySegment spread = memory.allocate(Math.max(1, rows * size));
        for (long row = 0; row < rows; row++) {
            spread.asSlice(row * size, size).fill(valid.get(ValueLayout.JAVA_BYTE, row));
        }
        return spread;
    }

    private static boolean isSet(MemorySegment valid, long row) {
        return valid.get(ValueLayout.JAVA_BYTE, row) != 0;
    }
}
