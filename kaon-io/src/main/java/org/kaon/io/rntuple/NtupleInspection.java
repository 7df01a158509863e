package org.kaon.io.rntuple;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Figures;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Split;
import org.kaon.io.root.Inspection.BranchDescription;
import org.kaon.io.root.Inspection.ObjectDescription;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What is in an RNTuple: its fields, as a tree's branches are described.
public final class NtupleInspection {

    private static final int SHOWN = 5;

    private NtupleInspection() {}

    /// The description of an object with its fields, where it is an ntuple; the description itself
    /// where it is something else.
    public static ObjectDescription of(RootFile file, ObjectDescription plain) {
        boolean ntuple = plain.className().equals(Anchor.CLASS);
        if (!ntuple && !plain.className().equals(Anchor.OLD_CLASS)) {
            return plain;
        }
        try {
            NtupleSource source = NtupleSource.of(file, plain.path());
            List<BranchDescription> branches = new ArrayList<>();
            long bytes = plain.packedBytes();
            for (Field field : source.fields().top()) {
                BranchDescription branch = field(source, field);
                branches.add(branch);
                bytes += field.projected() ? 0 : branch.packedBytes();
            }
            return described(plain, bytes, OptionalLong.of(source.rows()), branches, "");
        } catch (IOException e) {
            String error = String.valueOf(e.getMessage());
            return described(plain, plain.packedBytes(), OptionalLong.empty(), List.of(), error);
        }
    }

    private static ObjectDescription described(
            ObjectDescription plain,
            long bytes,
            OptionalLong entries,
            List<BranchDescription> branches,
            String error) {
        return new ObjectDescription(
                plain.path(), plain.cycle(), plain.className(), bytes, entries, branches, error);
    }

    private static BranchDescription field(NtupleSource source, Field field) throws IOException {
        ColumnType type = source.fields().reader(field, List.of()).type();
        long[] sums = new long[3];
        add(source, field, sums);
        return new BranchDescription(
                field.name(),
                field.typeName() + (field.projected() ? " (projected)" : ""),
                type.toString(),
                source.rows(),
                (int) sums[0],
                sums[1],
                sums[2],
                source.fields().children(field).size(),
                firstValues(source, field));
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

    private static String firstValues(NtupleSource source, Field field) {
        ColumnType type = source.records().find(field.name()).orElseThrow().type();
        if (type instanceof ColumnType.Opaque opaque) {
            return "not read: " + opaque.reason();
        }
        Figures figures = new Figures(type);
        Split rows = new Split(0, Math.min(source.rows(), SHOWN));
        try (Reader reader = source.open(rows, Projection.of(field.name()), Memory.whole())) {
            var next = reader.next();
            if (next.isPresent()) {
                try (Chunk chunk = next.get()) {
                    figures.add(chunk.columns().getFirst());
                }
            }
            return figures.first();
        } catch (IOException e) {
            return "damaged: " + e.getMessage();
        }
    }
}
