package org.kaon.io.rntuple;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;
import org.kaon.io.inspect.SourceParts;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is in an RNTuple: its outermost fields with their pages.
public final class NtupleInspection {

    private NtupleInspection() {}

    /// The fields of an ntuple; empty for an object of another class.
    public static Optional<Content> content(RootFile file, String path, String className)
            throws IOException {
        boolean ntuple = className.equals(Anchor.CLASS) || className.equals(Anchor.OLD_CLASS);
        return ntuple ? Optional.of(of(NtupleSource.of(file, path))) : Optional.empty();
    }

    /// The fields of an ntuple; projected ones show pages of others and take no room themselves.
    static Content.Table of(NtupleSource source) {
        Fields fields = source.fields();
        List<Part> parts = new ArrayList<>();
        for (Field field : fields.top()) {
            parts.add(part(source, field));
        }
        return new Content.Table("fields", source.rows(), facts(source), parts);
    }

    private static Map<String, Object> facts(NtupleSource source) {
        Description description = source.description();
        Map<String, Integer> types = new TreeMap<>();
        for (StoredColumn column : description.columns()) {
            types.merge(column.typeName(), 1, Integer::sum);
        }
        List<List<String>> subfields = new ArrayList<>();
        for (Field field : source.fields().top()) {
            subfields(source.fields(), field, field.name(), subfields);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("entries", source.rows());
        facts.put("columnTypes", types);
        facts.put("clusterGroups", description.clusterGroups());
        facts.put("clusters", description.clusters().size());
        facts.put("subfields", subfields);
        return facts;
    }

    // Every field that has a name of its own: items of collections and base classes have none.
    private static void subfields(
            Fields fields, Field field, String path, List<List<String>> into) {
        boolean item = field.name().equals("_0") && !path.endsWith(".0") || field.base();
        if (!item) {
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

    private static Part part(NtupleSource source, Field field) {
        long[] sums = new long[3];
        if (!field.projected()) {
            add(source, field, sums);
        }
        Size size = field.projected() ? Size.UNKNOWN : Size.of(sums[1], sums[2], sums[0]);
        Optional<Schema.Field> column = source.records().find(field.name());
        if (column.isEmpty()) {
            String reason = "another field has the same name";
            ColumnType type = new ColumnType.Opaque(field.typeName(), reason);
            return new Part(
                    field.name(),
                    field.typeName(),
                    Optional.of(type),
                    0,
                    size,
                    Map.of(),
                    (_, _, _) -> {});
        }
        return SourceParts.of(source, column.get(), field.typeName(), size, Map.of());
    }

    // Pages, bytes in the file, bytes after decompression: of the field and its parts.
    private static void add(NtupleSource source, Field field, long[] sums) {
        for (StoredColumn column : source.fields().columns(field)) {
            for (Cluster cluster : source.description().clusters()) {
                Pages pages = cluster.pages(column.id());
                sums[0] += pages.count();
                sums[1] += pages.bytes();
                sums[2] += column.bytes(pages.elements());
            }
        }
        for (Field child : source.fields().children(field)) {
            add(source, child, sums);
        }
    }
}
