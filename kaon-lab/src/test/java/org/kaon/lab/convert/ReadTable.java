package org.kaon.lab.convert;

import org.jspecify.annotations.Nullable;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All cells of a table in a file as plain values: doubles, booleans, texts, lists, maps, null
/// where missing.
record ReadTable(Schema schema, Map<String, List<@Nullable Object>> columns) {

    static ReadTable of(Path file) throws IOException {
        return of(file.toString());
    }

    static ReadTable of(String location) throws IOException {
        try (Source source = Sources.open(location, Path.of(""))) {
            Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
            source.schema().names().forEach(name -> columns.put(name, new ArrayList<>()));
            try (Reader reader =
                    source.open(
                            new Split(0, source.rows()),
                            source.schema().all(),
                            Memory.chunks(13))) {
                for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                    try (Chunk chunk = next.get()) {
                        columns.forEach((name, cells) -> cells.addAll(cells(chunk.column(name))));
                    }
                }
            }
            return new ReadTable(source.schema(), columns);
        }
    }

    List<@Nullable Object> column(String name) {
        return columns.getOrDefault(name, List.of());
    }

    private static List<@Nullable Object> cells(Column column) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (long row = 0; row < column.length(); row++) {
            cells.add(cell(column, row));
        }
        return cells;
    }

    private static @Nullable Object cell(Column column, long row) {
        return switch (column) {
            case org.kaon.io.column.Nullable nullable ->
                    nullable.valid(row) ? cell(nullable.content(), row) : null;
            case Flat flat when flat.element() == ElementType.BOOL -> flat.longAt(row) != 0;
            case Flat flat when flat.element().floating() -> flat.at(row);
            case Flat flat when flat.element() == ElementType.UINT64 ->
                    new BigInteger(Long.toUnsignedString(flat.longAt(row)));
            case Flat flat -> flat.longAt(row);
            case Text text -> text.at(row);
            case Jagged jagged -> cells(jagged.at(row));
            case Fixed fixed ->
                    cells(fixed.content().slice(row * fixed.size(), (row + 1) * fixed.size()));
            case Struct struct -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                for (int i = 0; i < struct.names().size(); i++) {
                    members.put(struct.names().get(i), cell(struct.fields().get(i), row));
                }
                yield members;
            }
            case Opaque opaque ->
                    HexFormat.of().formatHex(opaque.at(row).toArray(ValueLayout.JAVA_BYTE));
        };
    }
}
