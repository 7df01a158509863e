package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows of one data set. Chunks that reach into the rows to come are kept. For one thread.
final class RowReader {

    private static final long LARGEST_STEP = 1 << 24;

    // So much may be asked for where only fill values stand.
    private static final long MOST_FILL = 1L << 30;

    private final Dataset dataset;
    private final Elements elements;
    private final int depth;
    private Optional<VirtualReader> sources = Optional.empty();
    private Map<Long, byte[]> kept = new HashMap<>();

    RowReader(Dataset dataset, GlobalHeap heap) {
        this(dataset, heap, 0);
    }

    /// @param depth virtual data sets that led here
    RowReader(Dataset dataset, GlobalHeap heap, int depth) {
        this.depth = depth;
        this.dataset = dataset;
        this.elements = new Elements(dataset.input(), heap, dataset.path());
    }

    /// One row's type.
    static ColumnType type(Dataset dataset, Optional<Datatype.Member> member) {
        Datatype element = member.map(Datatype.Member::type).orElse(dataset.type());
        ColumnType one = Elements.columnType(element);
        return dataset.row().isEmpty() || partOfRow(dataset, member)
                ? one
                : new ColumnType.Fixed(row(dataset), one);
    }

    // A member of a data set without members stands for a piece of its rows.
    private static boolean partOfRow(Dataset dataset, Optional<Datatype.Member> member) {
        return member.isPresent() && !(dataset.type() instanceof Datatype.Compound);
    }

    private static List<Integer> row(Dataset dataset) {
        return dataset.row().stream().map(Math::toIntExact).toList();
    }

    /// The elements of rows `first` to `first + rows` as a column with one entry a row.
    Column rows(Optional<Datatype.Member> member, long first, long rows, SegmentAllocator memory)
            throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment raw = raw(first, rows, scratch);
            return column(raw, member, rows, memory);
        }
    }

    /// A column from the bytes of rows.
    Column column(
            MemorySegment raw, Optional<Datatype.Member> member, long rows, SegmentAllocator memory)
            throws IOException {
        if (member.isPresent() && partOfRow(dataset, member)) {
            int width = Math.toIntExact(dataset.rowBytes());
            Datatype.Compound row = new Datatype.Compound(width, List.of(member.get()));
            return elements.member(row, member.get(), raw, rows, memory);
        }
        long count =
                rows * dataset.row().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        Column flat =
                member.isPresent() && dataset.type() instanceof Datatype.Compound record
                        ? elements.member(record, member.get(), raw, count, memory)
                        : elements.decode(dataset.type(), raw, count, memory);
        return dataset.row().isEmpty() ? flat : new Fixed(rows, row(dataset), flat);
    }

    /// The elements of rows, one after the other.
    Column elements(long first, long rows, SegmentAllocator memory) throws IOException {
        Column column = rows(Optional.empty(), first, rows, memory);
        return !dataset.row().isEmpty() && column instanceof Fixed fixed ? fixed.content() : column;
    }

    /// The bytes of rows as the type of the data set says.
    MemorySegment raw(long first, long rows, SegmentAllocator memory) throws IOException {
        Optional<String> obstacle = dataset.obstacle();
        if (obstacle.isPresent()) {
            throw FormatException.of(
                    dataset.input().name(), dataset.path(), "is " + obstacle.get() + ".");
        }
        long bytes;
        try {
            bytes = Math.multiplyExact(rows, dataset.rowBytes());
        } catch (ArithmeticException e) {
            throw FormatException.of(
                    dataset.input().name(), dataset.path(), "has rows that are too long.");
        }
        return switch (dataset.layout()) {
            case Layout.Compact compact -> compact(compact, first, bytes, memory);
            case Layout.Contiguous piece -> piece(piece, first, bytes, memory);
            case Layout.Chunked chunked ->
                    chunked(dataset.chunks(chunked), first, rows, bytes, memory);
            case Layout.Virtual _ -> virtual(first, rows, bytes, memory);
        };
    }

    private MemorySegment virtual(long first, long rows, long bytes, SegmentAllocator memory)
            throws IOException {
        if (sources.isEmpty()) {
            Virtual virtual = dataset.virtual().orElseThrow();
            sources = Optional.of(new VirtualReader(dataset, virtual, depth));
        }
        MemorySegment out = filled(bytes, 0, memory);
        sources.get().read(first, rows, out);
        return out;
    }

    private MemorySegment compact(
            Layout.Compact compact, long first, long bytes, SegmentAllocator memory)
            throws IOException {
        long from = first * dataset.rowBytes();
        if (from + bytes > compact.bytes().length) {
            throw FormatException.of(
                    dataset.input().name(),
                    dataset.path(),
                    "needs %d bytes, its header holds %d."
                            .formatted(from + bytes, compact.bytes().length));
        }
        return memory.allocate(Math.max(1, bytes), 64)
                .copyFrom(MemorySegment.ofArray(compact.bytes()).asSlice(from, bytes));
    }

    private MemorySegment piece(
            Layout.Contiguous piece, long first, long bytes, SegmentAllocator memory)
            throws IOException {
        Input input = dataset.input();
        if (dataset.raw().isPresent() && bytes > 0) {
            MemorySegment out = filled(bytes, 0, memory);
            dataset.raw().get().read(Math.multiplyExact(first, dataset.rowBytes()), out);
            return out;
        }
        if (piece.address() == ObjectHeader.UNDEFINED || bytes == 0) {
            return filled(bytes, 0, memory);
        }
        long from = Math.addExact(piece.address(), Math.multiplyExact(first, dataset.rowBytes()));
        long there = input.size() - input.base();
        if (from < 0 || from > there || bytes > there - from) {
            throw FormatException.at(
                    input.name(),
                    dataset.path(),
                    from,
                    "%d bytes of values do not lie in the file, which has %d."
                            .formatted(bytes, input.size()));
        }
        MemorySegment out = memory.allocate(bytes, 64);
        for (long at = 0; at < bytes; at += LARGEST_STEP) {
            long count = Math.min(LARGEST_STEP, bytes - at);
            ByteBuffer step = out.asSlice(at, count).asByteBuffer();
            input.read(step, from + at, dataset.path());
        }
        return out;
    }

    /// Memory full of the fill value.
    ///
    /// @param stored bytes of it that chunks in the file may cover
    private MemorySegment filled(long bytes, long stored, SegmentAllocator memory)
            throws IOException {
        if (bytes > MOST_FILL && bytes / 1024 > stored) {
            throw FormatException.of(
                    dataset.input().name(),
                    dataset.path(),
                    "should hold %d bytes, but next to nothing of it is in the file."
                            .formatted(bytes));
        }
        MemorySegment out = memory.allocate(Math.max(1, bytes), 64);
        byte[] fill = dataset.fill();
        if (fill.length == dataset.type().size()) {
            for (long at = 0; at < bytes; at += fill.length) {
                MemorySegment.copy(fill, 0, out, ValueLayout.JAVA_BYTE, at, fill.length);
            }
        }
        return out.asSlice(0, bytes);
    }

    private MemorySegment chunked(
            Chunks chunks, long first, long rows, long bytes, SegmentAllocator memory)
            throws IOException {
        MemorySegment out =
                filled(bytes, Math.multiplyExact(chunks.count(), chunks.bytes()), memory);
        if (rows == 0) {
            return out;
        }
        long height = chunks.extents().getFirst();
        Map<Long, byte[]> next = new HashMap<>();
        for (long band = first / height; band * height < first + rows; band++) {
            for (StoredChunk chunk : chunks.bands().getOrDefault(band, List.of())) {
                byte[] values = kept.remove(chunk.address());
                if (values == null) {
                    values = decode(chunk, chunks.bytes());
                }
                copy(values, chunk, chunks.extents(), out, first, rows);
                if ((band + 1) * height > first + rows) {
                    next.put(chunk.address(), values);
                }
            }
        }
        kept = next;
        return out;
    }

    private byte[] decode(StoredChunk chunk, long bytes) throws IOException {
        Cursor stored = dataset.input().at(chunk.address(), chunk.size(), dataset.path());
        byte[] values = stored.bytes(chunk.size());
        List<Filter> filters = dataset.filters();
        for (int i = filters.size() - 1; i >= 0; i--) {
            if ((chunk.mask() & 1 << i) == 0) {
                values = FilterDecoder.decode(filters.get(i), values, (int) bytes, stored.from(0));
            }
        }
        if (values.length != bytes) {
            throw stored.from(0)
                    .error("a chunk of %d bytes, expected %d.".formatted(values.length, bytes));
        }
        return values;
    }

    /// Copies what a chunk and the wanted rows have in common, in runs along the last dimension.
    private void copy(
            byte[] values,
            StoredChunk chunk,
            List<Long> extents,
            MemorySegment out,
            long first,
            long rows) {
        List<Long> shape = dataset.shape();
        int rank = extents.size();
        int width = dataset.type().size();
        long[] from = new long[rank];
        long[] to = new long[rank];
        for (int d = 0; d < rank; d++) {
            from[d] = chunk.place()[d] * extents.get(d);
            to[d] = Math.min(from[d] + extents.get(d), shape.get(d));
        }
        from[0] = Math.max(from[0], first);
        to[0] = Math.min(to[0], first + rows);
        int joined = rank - 1;
        // Dimensions that the chunk covers whole are one run with the dimension before them.
        while (joined > 0 && extents.get(joined).equals(shape.get(joined))) {
            joined--;
        }
        long unit = width;
        for (int d = joined + 1; d < rank; d++) {
            unit *= shape.get(d);
        }
        long[] at = from.clone();
        while (at[0] < to[0]) {
            long source = 0;
            long target = 0;
            for (int d = 0; d <= joined; d++) {
                source = source * extents.get(d) + at[d] - chunk.place()[d] * extents.get(d);
                target = target * shape.get(d) + at[d] - (d == 0 ? first : 0);
            }
            long count = (to[joined] - from[joined]) * unit;
            MemorySegment.copy(
                    values,
                    (int) (source * unit),
                    out,
                    ValueLayout.JAVA_BYTE,
                    target * unit,
                    (int) count);
            int d = joined;
            at[d] = to[d];
            while (d > 0 && at[d] >= to[d]) {
                at[d] = from[d];
                at[--d]++;
            }
        }
    }
}
