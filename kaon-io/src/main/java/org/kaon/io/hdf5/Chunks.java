package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The chunks of a data set that are in the file, by bands of rows.
///
/// @param bytes of a chunk as read
/// @param bands chunks by their place along the first dimension
/// @param count of all chunks
record Chunks(List<Long> extents, long bytes, Map<Long, List<StoredChunk>> bands, long count) {

    // What zlib packs best: 1032 to 1. Larger chunks must be credible from what is stored.
    private static final long BEST_RATIO = 1100;
    private static final long SMALL = 1L << 26;

    static Chunks read(Dataset dataset, Layout.Chunked layout, Optional<List<Long>> most)
            throws IOException {
        List<Long> shape = dataset.shape();
        List<Long> chunk = layout.chunk();
        Input input = dataset.input();
        if (chunk.size() != shape.size() || chunk.isEmpty()) {
            throw FormatException.of(
                    input.name(),
                    dataset.path(),
                    "has shape %s and chunks of shape %s.".formatted(shape, chunk));
        }
        long bytes = dataset.type().size();
        long[] grid = new long[chunk.size()];
        long[] limits = new long[chunk.size()];
        for (int d = 0; d < grid.length; d++) {
            long extent = chunk.get(d);
            if (extent <= 0 || bytes > Integer.MAX_VALUE / extent) {
                throw FormatException.of(
                        input.name(),
                        dataset.path(),
                        "has chunks of shape %s, which is too large.".formatted(chunk));
            }
            bytes *= extent;
            grid[d] = Math.ceilDiv(shape.get(d), extent);
            long limit = most.isPresent() ? most.get().get(d) : shape.get(d);
            limits[d] = limit < 0 ? limit : Math.ceilDiv(limit, extent);
        }
        boolean filtered = !dataset.filters().isEmpty();
        ChunkIndex index = new ChunkIndex(input, dataset.path(), layout, filtered, bytes, grid);
        List<StoredChunk> found = index.read(order(limits), limits);
        Map<Long, List<StoredChunk>> bands = new TreeMap<>();
        for (StoredChunk stored : found) {
            require(stored, bytes, filtered, dataset);
            bands.computeIfAbsent(stored.place()[0], _ -> new ArrayList<>()).add(stored);
        }
        return new Chunks(chunk, bytes, bands, found.size());
    }

    /// The growing dimension is the slowest.
    private static int[] order(long[] limits) {
        int growing = 0;
        for (int d = 0; d < limits.length; d++) {
            if (limits[d] < 0) {
                growing = d;
                break;
            }
        }
        int first = growing;
        return IntStream.concat(
                        IntStream.of(first),
                        IntStream.range(0, limits.length).filter(d -> d != first))
                .toArray();
    }

    private static void require(StoredChunk chunk, long bytes, boolean filtered, Dataset dataset)
            throws FormatException {
        boolean credible =
                filtered
                        ? bytes <= SMALL || bytes / BEST_RATIO <= chunk.size()
                        : chunk.size() == bytes;
        if (!credible) {
            throw FormatException.at(
                    dataset.input().name(),
                    dataset.path(),
                    chunk.address(),
                    "a chunk of %d bytes cannot become one of %d.".formatted(chunk.size(), bytes));
        }
    }
}
