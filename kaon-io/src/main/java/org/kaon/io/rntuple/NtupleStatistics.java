package org.kaon.io.rntuple;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Figures;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts, sums and checksums of all fields of an ntuple, for comparison with other readers.
///
/// Maps, lists, numbers and texts as JSON has them: `entries`, `columnTypes`, `clusterGroups`,
/// `clusters` and `fields`, each with `path`, `typename` and what [Figures] lays out, or with
/// `opaque` or `error` instead.
public final class NtupleStatistics {

    private static final long CHUNK_ROWS = 50_000;

    private NtupleStatistics() {}

    /// The statistics of a file's object, completed where it is an ntuple that can be read.
    ///
    /// @param object its `path` and `class`, as [org.kaon.io.root.FileStatistics] has them
    public static Object complete(RootFile file, Object object, long entryStop) {
        if (!(object instanceof Map<?, ?> known) || !Anchor.CLASS.equals(known.get("class"))) {
            return object;
        }
        Map<Object, Object> result = new LinkedHashMap<>(known);
        try {
            String path = String.valueOf(known.get("path"));
            result.putAll(of(NtupleSource.of(file, path), entryStop));
        } catch (IOException e) {
            result.put("error", e.getClass().getSimpleName());
            result.put("message", String.valueOf(e.getMessage()));
        }
        return result;
    }

    /// The statistics of an ntuple.
    ///
    /// @param entryStop most entries that are read
    public static Map<String, Object> of(NtupleSource source, long entryStop) {
        Description description = source.description();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("entries", source.rows());
        result.put("columnTypes", columnTypes(description));
        result.put("clusterGroups", description.clusterGroups());
        result.put("clusters", description.clusters().size());
        List<List<String>> subfields = new ArrayList<>();
        for (Field field : source.fields().top()) {
            subfields(source.fields(), field, field.name(), subfields);
        }
        result.put("subfields", subfields);
        List<Object> fields = new ArrayList<>();
        for (Field field : source.fields().top()) {
            if (!field.projected()) {
                fields.add(field(source, field, Math.min(source.rows(), entryStop)));
            }
        }
        result.put("fields", fields);
        return result;
    }

    // Every field that has a name of its own: items of collections and base classes have none.
    private static void subfields(
            Fields fields, Field field, String path, List<List<String>> into) {
        boolean item = field.name().equals("_0") && !path.endsWith(".0") || field.base();
        if (!item && !field.projected()) {
            into.add(List.of(path, field.typeName()));
        }
        for (Field child : fields.children(field)) {
            boolean record = field.role() == Field.Role.RECORD;
            boolean numbered = Fields.tuple(field);
            String name = numbered ? child.name().substring(1) : child.name();
            boolean named = record && !child.base();
            if (field.role() != Field.Role.VARIANT) {
                subfields(fields, child, named ? path + "." + name : path, into);
            }
        }
    }

    private static Map<String, Integer> columnTypes(Description description) {
        Map<String, Integer> types = new TreeMap<>();
        for (StoredColumn column : description.columns()) {
            types.merge(column.typeName(), 1, Integer::sum);
        }
        return types;
    }

    private static Map<String, Object> field(NtupleSource source, Field field, long entries) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", field.name());
        result.put("typename", field.typeName());
        Optional<Schema.Field> column = source.records().find(field.name());
        if (column.isEmpty()) {
            result.put("opaque", "another field has the same name");
            return result;
        }
        Figures figures = new Figures(column.get().type());
        try (Reader reader =
                source.open(
                        new Split(0, entries),
                        Projection.of(field.name()),
                        Memory.chunks(CHUNK_ROWS))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    figures.add(chunk.columns().getFirst());
                }
            }
            result.putAll(figures.json());
        } catch (IOException e) {
            result.put("error", e.getClass().getSimpleName());
            result.put("message", String.valueOf(e.getMessage()));
        }
        return result;
    }
}
