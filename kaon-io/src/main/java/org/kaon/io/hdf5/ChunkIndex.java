package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Lists the chunks of a data set that are in the file, from any of the six kinds of index.
///
/// *Source*: specification, III.A.1 and III.A.2 (trees), VII "Appendix C: Types of Indexes for
/// Dataset Chunks".
final class ChunkIndex {

    private final Input input;
    private final String object;
    private final Layout.Chunked layout;
    private final boolean filtered;
    private final long plainBytes;
    private final long[] grid;
    private final List<StoredChunk> chunks = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    /// @param grid number of chunks along each dimension
    /// @param plainBytes of a chunk that is not filtered
    ChunkIndex(
            Input input,
            String object,
            Layout.Chunked layout,
            boolean filtered,
            long plainBytes,
            long[] grid) {
        this.input = input;
        this.object = object;
        this.layout = layout;
        this.filtered = filtered;
        this.plainBytes = plainBytes;
        this.grid = grid.clone();
    }

    /// @param order the dimensions from slowest to fastest, as the arrays count chunks
    /// @param limits number of chunks along each dimension that the arrays count with
    List<StoredChunk> read(int[] order, long[] limits) throws IOException {
        if (layout.index().address() == ObjectHeader.UNDEFINED) {
            return List.of();
        }
        ChunkArray array = new ChunkArray(input, object, filtered, layout.sizeBytes(), plainBytes);
        switch (layout.index()) {
            case Layout.Index.OldTree tree -> oldTree(tree.address(), 0);
            case Layout.Index.Single one ->
                    chunks.add(
                            new StoredChunk(
                                    new long[grid.length],
                                    one.address(),
                                    filtered && one.size() > 0 ? one.size() : plainBytes,
                                    one.mask()));
            case Layout.Index.Implicit implicit -> implicit(implicit.address());
            case Layout.Index.NewTree tree -> newTree(tree.address());
            case Layout.Index.FixedArray fixed ->
                    array.fixed(fixed.address(), (i, c) -> add(i, c, order, limits));
            case Layout.Index.ExtensibleArray growing ->
                    array.extensible(growing.address(), (i, c) -> add(i, c, order, limits));
        }
        return chunks;
    }

    private void oldTree(long address, int depth) throws IOException {
        if (!seen.add(address) || depth > 64) {
            throw FormatException.at(input.name(), object, address, "the tree has a loop.");
        }
        int head = 8 + 2 * input.offsetBytes();
        int rank = grid.length;
        int keyBytes = 8 + 8 * (rank + 1);
        Cursor start = input.at(address, 8, object).signature("TREE");
        if (start.small(1) != 1) {
            throw start.error("expected a tree of chunks.");
        }
        int level = start.small(1);
        int count = start.small(2);
        Cursor in =
                input.at(
                        address,
                        head + (long) count * (keyBytes + input.offsetBytes()) + keyBytes,
                        object);
        in.skip(head);
        for (int i = 0; i < count; i++) {
            long size = in.number(4);
            int mask = (int) in.number(4);
            long[] place = new long[rank];
            for (int d = 0; d < rank; d++) {
                place[d] = in.number(8) / layout.chunk().get(d);
            }
            in.skip(8);
            long child = in.offset();
            if (level > 0) {
                oldTree(child, depth + 1);
            } else {
                keep(new StoredChunk(place, child, size, mask));
            }
        }
    }

    private void newTree(long address) throws IOException {
        for (Cursor record : BTree2.records(input, address, object)) {
            long at = record.offset();
            long size = filtered ? record.number(layout.sizeBytes()) : plainBytes;
            int mask = filtered ? (int) record.number(4) : 0;
            long[] place = new long[grid.length];
            for (int d = 0; d < place.length; d++) {
                place[d] = record.number(8);
            }
            keep(new StoredChunk(place, at, size, mask));
        }
    }

    private void implicit(long address) throws FormatException {
        long count = 1;
        for (long extent : grid) {
            count = Math.multiplyExact(count, extent);
        }
        if (count > input.size() / Math.max(1, plainBytes) + 1) {
            throw FormatException.of(
                    input.name(), object, "has more chunks than fit into the file.");
        }
        for (long i = 0; i < count; i++) {
            long[] place = new long[grid.length];
            long rest = i;
            for (int d = grid.length - 1; d >= 0; d--) {
                place[d] = rest % grid[d];
                rest /= grid[d];
            }
            keep(new StoredChunk(place, address + i * plainBytes, plainBytes, 0));
        }
    }

    private void add(long number, StoredChunk chunk, int[] order, long[] limits) {
        long[] place = new long[grid.length];
        long rest = number;
        for (int k = order.length - 1; k >= 0; k--) {
            int d = order[k];
            long limit = k == 0 ? Long.MAX_VALUE : Math.max(1, limits[d]);
            place[d] = rest % limit;
            rest /= limit;
        }
        keep(new StoredChunk(place, chunk.address(), chunk.size(), chunk.mask()));
    }

    /// Chunks beyond the data set's extents are left from when it was larger.
    private void keep(StoredChunk chunk) {
        for (int d = 0; d < grid.length; d++) {
            if (chunk.place()[d] < 0 || chunk.place()[d] >= grid[d]) {
                return;
            }
        }
        if (chunk.address() != ObjectHeader.UNDEFINED) {
            chunks.add(chunk);
        }
    }
}
