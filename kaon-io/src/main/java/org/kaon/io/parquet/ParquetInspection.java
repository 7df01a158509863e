package org.kaon.io.parquet;

import org.kaon.io.column.Schema;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;
import org.kaon.io.inspect.SourceParts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What is in a Parquet file: its outermost columns, with the codecs and the room of their pages.
///
/// @param size of the file in bytes
public record ParquetInspection(ParquetSource source, long size) implements Inspection {

    public static ParquetInspection open(Path path) throws IOException {
        return new ParquetInspection(ParquetSource.open(path), Files.size(path));
    }

    @Override
    public String format() {
        return "Parquet";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("size", size);
        facts.put("writer", source.footer().writer());
        facts.put("rows", source.rows());
        facts.put("rowGroups", source.footer().groups().size());
        return facts;
    }

    @Override
    public List<Item> items() {
        List<Part> parts = new ArrayList<>();
        for (Node node : source.footer().schema()) {
            if (!node.leaves().isEmpty()) {
                parts.add(part(node));
            }
        }
        Content table = new Content.Table("columns", source.rows(), Map.of(), parts);
        return List.of(new Item("", "table", size, Map.of(), () -> table));
    }

    private Part part(Node node) {
        TreeSet<String> codecs = new TreeSet<>();
        long packed = 0;
        long unpacked = 0;
        for (Footer.RowGroup group : source.footer().groups()) {
            for (Node.Leaf leaf : node.leaves()) {
                Footer.ColumnChunk chunk = group.columns().get(leaf.column());
                packed += chunk.length();
                unpacked += chunk.unpacked();
                codecs.add(chunk.codecName());
            }
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("shape", List.of(source.rows()));
        facts.put("codec", String.join(", ", codecs));
        return SourceParts.of(
                source,
                new Schema.Field(node.name(), node.type()),
                node.type().toString(),
                Size.of(packed, unpacked, source.footer().groups().size()),
                facts);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
