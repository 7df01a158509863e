package org.kaon.io.inspect;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file that is one table, of a format that knows no more than its columns.
///
/// @param facts what the format says of the file
/// @param remarks for people
/// @param size of the file in bytes
public record TableInspection(
        String format, Map<String, Object> facts, List<String> remarks, Source source, long size)
        implements Inspection {

    public TableInspection {
        remarks = List.copyOf(remarks);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("size", size);
        all.put("rows", source.rows());
        all.putAll(facts);
        facts = all;
    }

    @Override
    public List<Item> items() {
        List<Part> parts = new ArrayList<>();
        for (Schema.Field field : source.schema().fields()) {
            List<Long> shape = new ArrayList<>(List.of(source.rows()));
            if (field.type() instanceof ColumnType.Fixed fixed) {
                fixed.shape().forEach(extent -> shape.add((long) extent));
            }
            parts.add(
                    SourceParts.of(
                            source,
                            field,
                            field.type().toString(),
                            Size.UNKNOWN,
                            Map.of("shape", shape)));
        }
        Content table = new Content.Table("columns", source.rows(), Map.of(), parts);
        return List.of(new Item("", "table", size, Map.of(), () -> table));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
