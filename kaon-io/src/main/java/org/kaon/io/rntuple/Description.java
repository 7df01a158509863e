package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What header, footer and page lists of an ntuple say.
///
/// @param name the ntuple's own name
/// @param aliases columns that projected fields show
/// @param clusters in the order of their entries
record Description(
        String name,
        String about,
        String writer,
        List<Field> fields,
        List<StoredColumn> columns,
        List<Alias> aliases,
        List<Cluster> clusters,
        int clusterGroups) {

    /// A column that another field shows.
    record Alias(int column, int field) {}

    private static final int HEADER = 1;
    private static final int FOOTER = 2;
    private static final int PAGE_LIST = 3;
    private static final long ENTRIES = 0x00ff_ffff_ffff_ffffL;
    private static final long SHARDED = 1L << 56;

    /// Reads all of it.
    static Description read(Storage storage, Anchor anchor) throws IOException {
        Storage.Envelope header =
                storage.envelope("header", HEADER, anchor.header(), anchor.headerBytes());
        Input in = header.in();
        in.featureFlags();
        String name = in.text();
        String about = in.text();
        String writer = in.text();
        Schema schema = new Schema();
        schema.extend(in);
        Input footer =
                storage.envelope("footer", FOOTER, anchor.footer(), anchor.footerBytes()).in();
        footer.featureFlags();
        requireSameHeader(footer, header.checksum());
        schema.extend(footer.record());
        // Behind the cluster groups, later versions link sets of attributes: ignored.
        Input.Items groups = footer.list(8 + 20 + 8 + Locator.LEAST);
        List<Cluster> clusters = new ArrayList<>();
        for (int i = 0; i < groups.count(); i++) {
            group(storage, groups.in().record(), header.checksum(), clusters);
        }
        clusters.sort(Comparator.comparingLong(Cluster::firstEntry));
        requireGapless(footer, clusters);
        return new Description(
                name,
                about,
                writer,
                List.copyOf(schema.fields),
                List.copyOf(schema.columns),
                List.copyOf(schema.aliases),
                List.copyOf(clusters),
                groups.count());
    }

    /// Number of entries.
    long entries() {
        return clusters.isEmpty()
                ? 0
                : clusters.getLast().firstEntry() + clusters.getLast().entries();
    }

    /// *Source*: specification, "Cluster Group Record Frame" and "Page List Envelope".
    private static void group(Storage storage, Input record, long header, List<Cluster> into)
            throws IOException {
        record.skip(20); // first entry, entries and clusters: the page list says it again
        long length = record.i8();
        Locator place = Locator.read(record);
        Input in = storage.envelope("page list", PAGE_LIST, place, length).in();
        requireSameHeader(in, header);
        Input.Items summaries = in.list(8 + 16);
        Input.Items lists = in.list(12);
        if (summaries.count() != lists.count()) {
            throw in.error(
                    "%d clusters, but pages of %d".formatted(summaries.count(), lists.count()));
        }
        for (int i = 0; i < summaries.count(); i++) {
            Input summary = summaries.in().record();
            long first = summary.i8();
            long entries = summary.i8();
            if ((entries & SHARDED) != 0) {
                throw in.error("a sharded cluster, which is not known here");
            }
            Input.Items columns = lists.in().list(12 + 8);
            List<Pages> pages = new ArrayList<>();
            for (int k = 0; k < columns.count(); k++) {
                pages.add(Pages.read(columns.in()));
            }
            into.add(new Cluster(first, entries & ENTRIES, pages));
        }
    }

    private static void requireSameHeader(Input in, long expected) throws FormatException {
        long found = in.i8();
        if (found != expected) {
            throw in.error(
                    "belongs to another header (checksum %016x, expected %016x)"
                            .formatted(found, expected));
        }
    }

    private static void requireGapless(Input footer, List<Cluster> clusters)
            throws FormatException {
        long next = 0;
        for (Cluster cluster : clusters) {
            if (cluster.firstEntry() != next) {
                throw footer.origin()
                        .error(
                                "a cluster starts at entry %d, expected %d"
                                        .formatted(cluster.firstEntry(), next));
            }
            next += cluster.entries();
            if (next < 0) {
                throw footer.origin().error("more entries than can be counted");
            }
        }
    }

    /// Fields and columns of the header, then of its extension in the footer.
    private static final class Schema {

        private static final int LEAST_ALIAS = 8 + 8;

        private final List<Field> fields = new ArrayList<>();
        private final List<StoredColumn> columns = new ArrayList<>();
        private final List<Alias> aliases = new ArrayList<>();

        /// *Source*: specification, "Header Envelope" and "Schema Extension Record Frame".
        void extend(Input in) throws FormatException {
            Input.Items list = in.list(Field.LEAST);
            for (int i = 0; i < list.count(); i++) {
                fields.add(Field.read(fields.size(), list.in().record()));
            }
            list = in.list(StoredColumn.LEAST_BYTES);
            for (int i = 0; i < list.count(); i++) {
                columns.add(StoredColumn.read(columns.size(), list.in().record()));
            }
            list = in.list(LEAST_ALIAS);
            for (int i = 0; i < list.count(); i++) {
                Input alias = list.in().record();
                aliases.add(new Alias(alias.i4(), alias.i4()));
            }
        }
    }
}
