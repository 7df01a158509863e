package org.kaon.io.rntuple;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// Reads elements of one column of a field, page by page; it keeps the page that it read last.
final class ColumnReader {

    private static final long LARGEST = 1L << 30;
    // Elements that are decoded before they are copied: few enough to stay in the nearest cache.
    private static final int BLOCK = 1 << 11;
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Storage storage;
    private final List<Cluster> clusters;
    private final List<StoredColumn> representations;
    private final Extent extent;
    private final String field;
    private int heldCluster = -1;
    private int heldPage = -1;
    private Optional<PageDecoder> held = Optional.empty();
    private byte[] block = new byte[0];

    /// @param representations the column in each way that it may be stored; a cluster has one
    /// @param extent how many elements there should be
    ColumnReader(
            Storage storage,
            List<Cluster> clusters,
            List<StoredColumn> representations,
            Extent extent,
            String field) {
        this.storage = storage;
        this.clusters = clusters;
        this.representations = List.copyOf(representations);
        this.extent = extent;
        this.field = field;
    }

    private StoredColumn primary(int cluster) {
        for (StoredColumn column : representations) {
            if (!clusters.get(cluster).pages(column.id()).suppressed()) {
                return column;
            }
        }
        return representations.getFirst();
    }

    FormatException error(String message) {
        return FormatException.of(
                storage.container().file().name(), storage.path() + "/" + field, message);
    }

    /// Checks that elements `[from, from + count)` are there; gives the number of those in front
    /// that have no page because the column came later, and are zero.
    private long lead(StoredColumn column, int cluster, long from, long count) throws IOException {
        long stored = clusters.get(cluster).pages(column.id()).elements();
        boolean late = representations.stream().anyMatch(StoredColumn::deferred);
        long lead = late ? Math.max(0, extent.items(cluster).orElse(stored) - stored) : 0;
        if (from < 0 || count < 0 || from + count > lead + stored) {
            throw error(
                    "needs elements %d to %d of cluster %d, which has %d of them."
                            .formatted(from, from + count, cluster, lead + stored));
        }
        return lead;
    }

    void require(Piece piece) throws IOException {
        lead(primary(piece.cluster()), piece.cluster(), piece.from(), piece.count());
    }

    /// Element type of what [#read] writes where it does not convert.
    ElementType element() {
        return representations.getFirst().kind().orElseThrow().element();
    }

    /// Whether the elements are the ends of lists.
    boolean index() {
        return representations.stream().allMatch(c -> c.kind().orElseThrow().index());
    }

    /// Writes the elements of a piece to `to`, starting at its byte `at`.
    void read(Piece piece, ElementType element, MemorySegment to, long at) throws IOException {
        int width = width(element);
        StoredColumn column = primary(piece.cluster());
        long lead = lead(column, piece.cluster(), piece.from(), piece.count());
        Pages pages = clusters.get(piece.cluster()).pages(column.id());
        long next = piece.from();
        long end = piece.from() + piece.count();
        if (next < lead) {
            long zeros = Math.min(end, lead) - next;
            to.asSlice(at, zeros * width).fill((byte) 0);
            next += zeros;
        }
        while (next < end) {
            int page = pages.pageOf(next - lead);
            PageDecoder decoder = load(column, piece.cluster(), pages, page);
            long first = pages.start(page) + lead;
            long count = Math.min(end, pages.end(page) + lead) - next;
            long target = at + (next - piece.from()) * width;
            copy(decoder, (int) (next - first), (int) count, element, to.asSlice(target));
            next += count;
        }
    }

    private void copy(
            PageDecoder page, int from, int count, ElementType element, MemorySegment to) {
        ColumnKind kind = page.kind();
        boolean same = kind == ColumnKind.SWITCH || kind.element() == element;
        if (same && page.plain()) {
            MemorySegment values = MemorySegment.ofArray(page.page());
            MemorySegment.copy(
                    values, (long) from * kind.width(), to, 0, (long) count * kind.width());
            return;
        }
        if (block.length == 0) {
            block = new byte[BLOCK * Math.max(kind.width(), ColumnKind.SWITCH.width())];
        }
        MemorySegment values = MemorySegment.ofArray(block);
        for (int done = 0; done < count; done += BLOCK) {
            int size = Math.min(BLOCK, count - done);
            page.decode(from + done, size, block);
            if (same) {
                long width = kind.width();
                MemorySegment.copy(values, 0, to, done * width, size * width);
            } else {
                long place = (long) done * element.bytes();
                Conversion.copy(block, kind.element(), size, to, place, element);
            }
        }
    }

    private int width(ElementType element) {
        return representations.getFirst().kind().equals(Optional.of(ColumnKind.SWITCH))
                ? ColumnKind.SWITCH.width()
                : element.bytes();
    }

    private PageDecoder load(StoredColumn column, int cluster, Pages pages, int page)
            throws IOException {
        if (held.isPresent() && cluster == heldCluster && page == heldPage) {
            return held.get();
        }
        long count = pages.end(page) - pages.start(page);
        ColumnKind kind = column.kind().orElseThrow();
        if (count * kind.width() > LARGEST) {
            throw error("has a page of %d elements, which is too large.".formatted(count));
        }
        byte[] bytes =
                storage.page(pages.place(page), pages.checked(page), column.bytes(count), field);
        PageDecoder decoder = PageDecoder.of(column, kind, bytes, (int) count);
        held = Optional.of(decoder);
        heldCluster = cluster;
        heldPage = page;
        return decoder;
    }

    /// Where the list that starts at element `index` of an index column starts: the end of the one
    /// before.
    long startOf(int cluster, long index) throws IOException {
        return index == 0 ? 0 : longAt(cluster, index - 1);
    }

    private long longAt(int cluster, long index) throws IOException {
        MemorySegment one = MemorySegment.ofArray(new byte[8]);
        read(new Piece(cluster, index, 1), ElementType.INT64, one, 0);
        return one.get(LONG, 0);
    }

    /// How many items all lists of an index column hold.
    Extent content() {
        return cluster -> {
            var lists = extent.items(cluster);
            return lists.isEmpty()
                    ? lists
                    : java.util.OptionalLong.of(startOf(cluster, lists.getAsLong()));
        };
    }
}
