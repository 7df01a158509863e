package org.kaon.io.inspect;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Figures;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A column of an object, or a group of columns.
///
/// @param typeName what the format calls its type
/// @param type of the column; empty for a group, which holds no values of its own
/// @param facts what the format says of it, as JSON has it
public record Part(
        String path,
        String typeName,
        Optional<ColumnType> type,
        long rows,
        Size size,
        Map<String, Object> facts,
        Reading reading) {

    /// Most values that are held at once.
    private static final long LARGEST = 1 << 22;

    private static final long MOST_ROWS = 50_000;

    /// Gives the first rows of a column, in pieces of at most so many.
    @FunctionalInterface
    public interface Reading {
        void read(long rows, long step, Receiver to) throws IOException;
    }

    /// Takes pieces of a column, in order. A piece lives until the call returns.
    @FunctionalInterface
    public interface Receiver {
        void add(Column piece) throws IOException;
    }

    public Part {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// A group of columns.
    public static Part group(String path, String typeName, Size size, Map<String, Object> facts) {
        return new Part(path, typeName, Optional.empty(), 0, size, facts, (_, _, _) -> {});
    }

    /// The same at another path.
    public Part at(String otherPath) {
        return new Part(otherPath, typeName, type, rows, size, facts, reading);
    }

    /// Why the column is kept as bytes; empty where it is understood, at least in part.
    public Optional<String> obstacle() {
        return type.filter(ColumnType.Opaque.class::isInstance)
                .map(it -> ((ColumnType.Opaque) it).reason());
    }

    /// Reads the first rows, or all where there are fewer.
    public void read(long most, Receiver to) throws IOException {
        if (type.isPresent()) {
            reading.read(Math.min(rows, most), step(), to);
        }
    }

    /// The figures of the first rows.
    ///
    /// *Errors*: [IllegalStateException] for a group.
    public Figures figures(long most) throws IOException {
        Figures figures =
                new Figures(type.orElseThrow(() -> new IllegalStateException(path + ": a group")));
        read(most, figures::add);
        return figures;
    }

    /// Rows that are read at once.
    long step() {
        long values = type.map(Part::values).orElse(1L);
        return Math.clamp(LARGEST / Math.max(1, values), 1, MOST_ROWS);
    }

    private static long values(ColumnType type) {
        return switch (type) {
            case ColumnType.Fixed fixed -> Math.max(1, fixed.size()) * values(fixed.content());
            case ColumnType.Struct struct -> struct.fields().stream().mapToLong(Part::values).sum();
            case ColumnType.Nullable nullable -> values(nullable.content());
            case ColumnType.Jagged jagged -> values(jagged.content());
            case ColumnType.Flat _, ColumnType.Text _, ColumnType.Opaque _ -> 1;
        };
    }
}
