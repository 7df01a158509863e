package org.kaon.io.rntuple;

import org.kaon.io.root.write.Compression;
import org.kaon.io.root.write.NewRoot;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A column of an ntuple under construction: the page that is being filled, and where the cluster's
/// full ones are.
final class NewColumn {

    private static final int PAGE_BYTES = 1 << 18;

    /// A page in the file; a checksum follows it.
    record Page(int elements, int bytes, long offset) {}

    /// The pages of one cluster.
    ///
    /// @param firstElement the column's elements in the clusters before
    record Range(long firstElement, List<Page> pages) {}

    private final NewRoot file;
    private final ColumnKind kind;
    private final int field;
    private final byte[] page;
    private List<Page> pages = new ArrayList<>();
    private int filled;
    private long firstElement;
    private long clusterElements;
    private long end;

    NewColumn(NewRoot file, ColumnKind kind, int field) {
        this.file = file;
        this.kind = kind;
        this.field = field;
        this.page = new byte[PAGE_BYTES / kind.width() * kind.width()];
    }

    /// Appends elements that lie in `values` as the kind's elements do.
    ///
    /// @param from first byte
    void append(MemorySegment values, long from, long count) throws IOException {
        long at = from;
        long stop = from + count * kind.width();
        while (at < stop) {
            int part = (int) Math.min(page.length - filled, stop - at);
            MemorySegment.copy(values, ValueLayout.JAVA_BYTE, at, page, filled, part);
            filled += part;
            at += part;
            if (filled == page.length) {
                flush();
            }
        }
        clusterElements += count;
    }

    /// Appends the end of a list of so many items, to a column of indices.
    void appendList(long items) throws IOException {
        end += items;
        byte[] eight = new byte[8];
        ByteBuffer.wrap(eight).order(ByteOrder.LITTLE_ENDIAN).putLong(end);
        append(MemorySegment.ofArray(eight), 0, 1);
    }

    private void flush() throws IOException {
        int count = filled / kind.width();
        byte[] encoded = PageEncoder.encode(kind, page, count);
        byte[] packed = Compression.pack(encoded);
        ByteBuffer stored = ByteBuffer.allocate(packed.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        stored.put(packed).putLong(Xxh3.hash(packed, 0, packed.length));
        NewRoot.Place place = file.blob(stored.array(), stored.capacity());
        pages.add(new Page(count, packed.length, place.content()));
        filled = 0;
    }

    /// Ends the cluster.
    Range finish() throws IOException {
        if (filled > 0) {
            flush();
        }
        Range range = new Range(firstElement, List.copyOf(pages));
        firstElement += clusterElements;
        clusterElements = 0;
        end = 0;
        pages = new ArrayList<>();
        return range;
    }

    /// Writes its description.
    void describe(Frames out) {
        int bits = kind == ColumnKind.BIT ? 1 : 8 * kind.width();
        out.put(2, kind.number()).put(2, bits).put(4, field).put(2, 0).put(2, 0);
    }
}
