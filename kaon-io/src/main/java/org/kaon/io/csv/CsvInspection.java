package org.kaon.io.csv;

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

/// What is in a text table: its dialect, and each column with what decided on its type.
///
/// @param size of the file in bytes
public record CsvInspection(CsvSource source, long size) implements Inspection {

    /// Opens a file.
    ///
    /// @param object a setting of [CsvSource#open], else ignored
    public static CsvInspection open(Path path, String object) throws IOException {
        String setting = CsvSource.isSetting(object) ? object : "";
        return new CsvInspection(CsvSource.open(path, setting), Files.size(path));
    }

    @Override
    public boolean isSetting(String object) {
        return CsvSource.isSetting(object);
    }

    @Override
    public String format() {
        return "CSV";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("size", size);
        facts.put("rows", source.rows());
        facts.put("separator", String.valueOf(source.separator()));
        facts.put("header", source.header());
        return facts;
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "cells between %s, %s"
                        .formatted(
                                switch (source.separator()) {
                                    case ',' -> "commas";
                                    case ';' -> "semicolons";
                                    case '\t' -> "tabs";
                                    case '|' -> "bars";
                                    default -> "spaces";
                                },
                                source.names()));
    }

    @Override
    public List<Item> items() {
        List<Part> parts = new ArrayList<>();
        for (CsvSource.Decision decision : source.decisions()) {
            Schema.Field field = source.schema().find(decision.column()).orElseThrow();
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("shape", List.of(source.rows()));
            facts.put("decision", decision.why());
            parts.add(SourceParts.of(source, field, field.type().toString(), Size.UNKNOWN, facts));
        }
        Content table = new Content.Table("columns", source.rows(), Map.of(), parts);
        return List.of(new Item("", "table", size, Map.of(), () -> table));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
