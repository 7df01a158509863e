package org.kaon.io.hdf5;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/// A data set of a file under construction. Its rows go to disk chunk by chunk.
public final class NewDataset implements NewObject {

    private final Tail tail;
    private final NewHeap heap;
    private final NewAttributes attributes;
    private final Datatype type;
    private final List<Long> row;
    private final Storage storage;
    private final long rowBytes;
    private final ChunkTree chunks;
    private final byte[] chunk;
    private int filled;
    private long rows;
    private boolean finished;
    private long address = ObjectHeader.UNDEFINED;
    private Dataspace shape;

    private NewDataset(Tail tail, NewHeap heap, Datatype type, List<Long> row, Storage storage) {
        this.tail = tail;
        this.heap = heap;
        this.attributes = new NewAttributes(heap);
        this.type = type;
        this.row = List.copyOf(row);
        this.storage = storage;
        this.rowBytes =
                row.stream().mapToLong(Long::longValue).reduce(type.size(), Math::multiplyExact);
        this.chunks = new ChunkTree(storage.chunkRows(), row.size() + 1);
        this.chunk = new byte[Math.toIntExact(Math.multiplyExact(rowBytes, storage.chunkRows()))];
        this.shape = Dataspace.of(row);
    }

    static NewDataset growing(
            Tail tail, NewHeap heap, Datatype type, List<Long> row, Storage storage) {
        return new NewDataset(tail, heap, type, row, storage);
    }

    static NewDataset whole(
            Tail tail, NewHeap heap, Datatype type, List<Long> shape, MemorySegment values)
            throws IOException {
        NewDataset dataset = new NewDataset(tail, heap, type, shape, Storage.contiguous());
        if (values.byteSize() > 0) {
            dataset.address = tail.append(values);
        }
        dataset.finished = true;
        return dataset;
    }

    @Override
    public NewAttributes attributes() {
        return attributes;
    }

    /// Appends rows, whose elements lie in `values` as the data set's type says.
    public void append(MemorySegment values, long count) throws IOException {
        if (finished || values.byteSize() != Math.multiplyExact(count, rowBytes)) {
            throw new IllegalArgumentException(
                    "%d rows of %d bytes: found %d bytes, in a data set that is %s."
                            .formatted(
                                    count,
                                    rowBytes,
                                    values.byteSize(),
                                    finished ? "complete" : "growing"));
        }
        for (long at = 0; at < values.byteSize(); ) {
            int part = (int) Math.min(chunk.length - filled, values.byteSize() - at);
            MemorySegment.copy(values, ValueLayout.JAVA_BYTE, at, chunk, filled, part);
            filled += part;
            at += part;
            if (filled == chunk.length) {
                flush();
            }
        }
        rows += count;
    }

    /// Appends texts, one a row, to a data set of [Datatype.VariableText].
    public void append(List<String> texts) throws IOException {
        Bytes references = new Bytes();
        for (String text : texts) {
            references.put(heap.put(text));
        }
        append(MemorySegment.ofArray(references.toArray()), texts.size());
    }

    /// Appends one list a row to a data set of [Datatype.Sequence]: `values` holds the items one
    /// list after the other, `counts` how many each has.
    public void append(MemorySegment values, long... counts) throws IOException {
        if (!(type instanceof Datatype.Sequence sequence)) {
            throw new IllegalArgumentException("Lists need a data set of lists, found " + type);
        }
        Bytes references = new Bytes();
        long at = 0;
        for (long count : counts) {
            long bytes = Math.multiplyExact(count, sequence.content().size());
            byte[] list = values.asSlice(at, bytes).toArray(ValueLayout.JAVA_BYTE);
            references.put(heap.put(list, Math.toIntExact(count)));
            at += bytes;
        }
        append(MemorySegment.ofArray(references.toArray()), counts.length);
    }

    /// Puts the last rows on disk; nothing can be appended then. The file's end does this too.
    public void finish() throws IOException {
        if (finished) {
            return;
        }
        if (filled > 0) {
            java.util.Arrays.fill(chunk, filled, chunk.length, (byte) 0);
            flush();
        }
        finished = true;
        address = chunks.write(tail);
        List<Long> extents = new ArrayList<>(row);
        extents.addFirst(rows);
        shape = Dataspace.of(extents);
    }

    private void flush() throws IOException {
        byte[] stored = storage.shuffle() ? shuffled(chunk, type.size()) : chunk;
        if (storage.level().isPresent()) {
            stored = deflated(stored, storage.level().get());
        }
        chunks.add(tail.append(MemorySegment.ofArray(stored)), stored.length);
        filled = 0;
    }

    /// All first bytes of the elements, then all second bytes, …
    private static byte[] shuffled(byte[] bytes, int width) {
        byte[] shuffled = new byte[bytes.length];
        int count = bytes.length / width;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < width; j++) {
                shuffled[j * count + i] = bytes[i * width + j];
            }
        }
        return shuffled;
    }

    private static byte[] deflated(byte[] bytes, int level) {
        try (Deflater deflater = new Deflater(level)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
            byte[] step = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(step, 0, deflater.deflate(step));
            }
            return out.toByteArray();
        }
    }

    @Override
    public long write() throws IOException {
        finish();
        boolean chunked = storage.chunkRows() > 0;
        ObjectHeader header = new ObjectHeader();
        header.add(ObjectHeader.DATASPACE, shape.written(chunked));
        Bytes typeBytes = new Bytes();
        DatatypeWriter.write(type, typeBytes);
        header.add(ObjectHeader.DATATYPE, typeBytes);
        // Version 3; space allocated late (in chunks: step by step), fill value written if set.
        header.add(ObjectHeader.FILL_VALUE, new Bytes().put(1, 3).put(1, chunked ? 0x0b : 0x0a));
        if (storage.level().isPresent() || storage.shuffle()) {
            header.add(ObjectHeader.FILTERS, filters());
        }
        header.add(ObjectHeader.LAYOUT, layout(chunked));
        attributes.addTo(header);
        return header.write(tail);
    }

    /// *Source*: specification, IV.A.2.i "The Data Layout Message", version 3.
    private Bytes layout(boolean chunked) {
        Bytes layout = new Bytes().put(1, 3).put(1, chunked ? 2 : 1);
        if (!chunked) {
            return layout.put(8, address).put(8, address == ObjectHeader.UNDEFINED ? 0 : rowBytes);
        }
        layout.put(1, row.size() + 2L).put(8, address).put(4, storage.chunkRows());
        row.forEach(extent -> layout.put(4, extent));
        return layout.put(4, type.size());
    }

    /// *Source*: specification, IV.A.2.l "The Data Storage - Filter Pipeline Message", version 2.
    private Bytes filters() {
        Bytes filters = new Bytes().put(1, 2);
        filters.put(1, (storage.shuffle() ? 1 : 0) + (storage.level().isPresent() ? 1 : 0));
        if (storage.shuffle()) {
            filters.put(2, 2).put(2, 1).put(2, 1).put(4, type.size());
        }
        storage.level().ifPresent(level -> filters.put(2, 1).put(2, 1).put(2, 1).put(4, level));
        return filters;
    }
}
