package org.kaon.io.rntuple;

import org.kaon.io.column.Accepted;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.root.write.Compression;
import org.kaon.io.root.write.NewRoot;
import org.kaon.io.root.write.Out;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a table as an RNTuple of version 1.0 named `events`: numbers, texts, arrays, lists,
/// optionals and records, with a checksum behind every page.
public final class NtupleTable {

    private static final String NAME = "events";
    private static final String WRITER = "Kaon";
    private static final int HEADER = 1;
    private static final int FOOTER = 2;
    private static final int PAGE_LIST = 3;
    private static final long LARGEST_KEY = 1 << 30;
    // Rows in one cluster: enough for pages to fill, few enough for splits to be cheap.
    private static final long CLUSTER_ROWS = 50_000;

    /// Everything that is understood, but for records in arrays and optionals, which need a class.
    public static final Accepted ACCEPTED =
            new Accepted(
                    "an RNTuple takes what is understood, arrays with items, and records only"
                            + " at the top and in lists.",
                    type -> NewFields.isKnown(type, false));

    private record ClusterPages(long firstRow, long rows, List<NewColumn.Range> columns) {}

    private final NewRoot file;
    private final NewFields fields;
    private final List<ClusterPages> clusters = new ArrayList<>();
    private long rows;
    private long clusterStart;

    private NtupleTable(NewRoot file, Schema schema) {
        this.file = file;
        this.fields = new NewFields(file, schema);
    }

    /// Writes `file`, as [Sink.Format] says.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        ACCEPTED.require(file, schema);
        for (Schema.Field field : schema.fields()) {
            if (field.name().isEmpty() || !field.name().matches("[^\\p{Cntrl}. \\\\/]+")) {
                throw FormatException.of(
                        file.toString(),
                        field.name(),
                        "is no name for a field of an RNTuple: dots, slashes and spaces are not"
                                + " allowed.");
            }
        }
        NewRoot.write(
                file,
                root -> {
                    NtupleTable table = new NtupleTable(root, schema);
                    content.write(table::append);
                    table.finish();
                });
    }

    private void append(Chunk chunk) throws IOException {
        long from = 0;
        while (from < chunk.rows()) {
            long to = Math.min(chunk.rows(), from + CLUSTER_ROWS - (rows - clusterStart));
            for (int i = 0; i < chunk.columns().size(); i++) {
                fields.append(i, chunk.columns().get(i), from, to);
            }
            rows += to - from;
            from = to;
            if (rows - clusterStart == CLUSTER_ROWS) {
                endCluster();
            }
        }
    }

    private void endCluster() throws IOException {
        List<NewColumn.Range> columns = new ArrayList<>();
        for (NewColumn column : fields.columns()) {
            columns.add(column.finish());
        }
        clusters.add(new ClusterPages(clusterStart, rows - clusterStart, columns));
        clusterStart = rows;
    }

    private void finish() throws IOException {
        if (rows > clusterStart) {
            endCluster();
        }
        byte[] header =
                Frames.envelope(
                        HEADER,
                        out -> {
                            out.put(8, 0).text(NAME).text("").text(WRITER);
                            fields.describe(out);
                        });
        long checksum = Xxh3.hash(header, 0, header.length - 8);
        Stored headerAt = store(header);
        Stored pagesAt = store(Frames.envelope(PAGE_LIST, out -> pageList(out, checksum)));
        byte[] footer =
                Frames.envelope(
                        FOOTER,
                        out -> {
                            out.put(8, 0).put(8, checksum);
                            out.record(NtupleTable::noSchema);
                            out.records(List.of(pagesAt), this::group);
                        });
        anchor(headerAt, store(footer));
    }

    private static void noSchema(Frames out) {
        for (int i = 0; i < 4; i++) {
            out.list(List.of(), (o, none) -> {});
        }
    }

    private void group(Frames out, Stored pages) {
        out.put(8, 0).put(8, rows).put(4, clusters.size());
        out.put(8, pages.length).put(4, pages.bytes).put(8, pages.offset);
    }

    /// *Source*: specification, "Page List Envelope".
    private void pageList(Frames out, long header) {
        out.put(8, header);
        out.records(clusters, (o, cluster) -> o.put(8, cluster.firstRow).put(8, cluster.rows));
        out.list(clusters, (o, cluster) -> o.list(cluster.columns, NtupleTable::pages));
    }

    private static void pages(Frames out, NewColumn.Range range) {
        int at = out.size();
        out.list(
                range.pages(),
                (o, page) ->
                        // Negative: a checksum follows the page.
                        o.put(4, -page.elements()).put(4, page.bytes()).put(8, page.offset()));
        out.put(8, range.firstElement()).put(4, Compression.ZSTD);
        out.patch(at, at - out.size());
    }

    /// Where an envelope is.
    private record Stored(long offset, int bytes, int length) {}

    private Stored store(byte[] envelope) throws IOException {
        byte[] packed = Compression.pack(envelope);
        NewRoot.Place place = file.blob(packed, envelope.length);
        return new Stored(place.content(), packed.length, envelope.length);
    }

    /// *Source*: specification, "Anchor schema".
    private void anchor(Stored header, Stored footer) throws IOException {
        Out members = new Out().put(2, 1).put(2, 0).put(2, 0).put(2, 0);
        for (Stored at : List.of(header, footer)) {
            members.put(8, at.offset).put(8, at.bytes).put(8, at.length);
        }
        byte[] fieldBytes = members.put(8, LARGEST_KEY).toArray();
        Out anchor = new Out().versioned(2, out -> out.put(fieldBytes));
        anchor.put(8, Xxh3.hash(fieldBytes, 0, fieldBytes.length));
        file.object(Anchor.CLASS, NAME, "", anchor.toArray());
    }
}
