package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A data set of a file: elements of one type in a rectangular shape.
public final class Dataset implements Hdf5Object {

    private final Hdf5File file;
    private final String path;
    private final Attributes attributes;
    private final Datatype type;
    private final DataspaceReader space;
    private final List<Long> shape;
    private final Optional<Virtual> virtual;
    private final Layout layout;
    private final Optional<RawFiles> raw;
    private final List<Filter> filters;
    private final byte[] fill;
    private Optional<Chunks> chunks = Optional.empty();

    Dataset(Hdf5File file, String path, List<Message> header) throws IOException {
        this.file = file;
        this.path = path;
        Input input = file.input();
        this.attributes = new Attributes(input, header, path);
        Datatype stored = DatatypeReader.read(message(header, ObjectHeader.DATATYPE));
        // PyTables gives each of its data sets a class.
        this.type = attributes.names().contains("CLASS") ? stored : stored.numericBits();
        this.space = DataspaceReader.read(message(header, ObjectHeader.DATASPACE));
        this.layout = Layout.read(message(header, ObjectHeader.LAYOUT));
        this.virtual =
                layout instanceof Layout.Virtual sources
                        ? Optional.of(Virtual.read(file, sources, path, space.shape().extents()))
                        : Optional.empty();
        this.shape = virtual.map(Virtual::shape).orElse(space.shape().extents());
        Dataspace now = Dataspace.of(shape);
        if (now.tooLarge(type.size())) {
            throw FormatException.of(
                    file.name(), path, "has a shape of too many bytes: " + shape + ".");
        }
        List<Filter> pipeline = List.of();
        byte[] filling = new byte[0];
        Optional<RawFiles> outside = Optional.empty();
        for (Message message : header) {
            switch (message.kind()) {
                case ObjectHeader.FILTERS -> pipeline = Filter.read(message.resolved(input, path));
                case ObjectHeader.FILL_VALUE, ObjectHeader.OLD_FILL_VALUE -> {
                    Cursor in = message.resolved(input, path);
                    byte[] found = FillValue.read(in, message.kind());
                    filling = found.length > 0 ? found : filling;
                }
                case ObjectHeader.EXTERNAL_FILES ->
                        outside =
                                Optional.of(RawFiles.read(message.cursor(input, path), file, path));
                default -> {}
            }
        }
        this.raw = outside;
        this.filters = pipeline;
        this.fill = filling;
    }

    private Cursor message(List<Message> header, int kind) throws IOException {
        for (Message message : header) {
            if (message.kind() == kind) {
                return message.resolved(file.input(), path);
            }
        }
        throw FormatException.of(file.name(), path, "has no message of kind " + kind + ".");
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    public Datatype type() {
        return type;
    }

    /// The extents; none for a single element.
    public List<Long> shape() {
        return shape;
    }

    /// Whether the data set was made without any shape.
    public boolean empty() {
        return space.shape().kind() == Dataspace.Kind.EMPTY;
    }

    /// The first extent; 1 for a single element.
    public long rows() {
        return empty() ? 0 : shape().isEmpty() ? 1 : shape().getFirst();
    }

    /// Extents after the first.
    public List<Long> row() {
        return shape().isEmpty() ? List.of() : shape().subList(1, shape().size());
    }

    /// Rows in a chunk; 0 where there are no chunks.
    public long chunkRows() {
        return layout instanceof Layout.Chunked chunked && !chunked.chunk().isEmpty()
                ? chunked.chunk().getFirst()
                : 0;
    }

    /// Bytes of one row, as read.
    long rowBytes() {
        return row().stream().mapToLong(Long::longValue).reduce(type.size(), Math::multiplyExact);
    }

    /// How the values are stored: `chunked [100, 6] shuffle deflate`.
    public String storage() {
        List<String> words = new ArrayList<>();
        switch (layout) {
            case Layout.Compact _ -> words.add("compact");
            case Layout.Contiguous _ -> words.add(raw.isPresent() ? "raw files" : "contiguous");
            case Layout.Chunked chunked -> words.add("chunked " + chunked.chunk());
            case Layout.Virtual _ -> words.add("virtual");
        }
        filters.forEach(filter -> words.add(filter.name()));
        return String.join(" ", words);
    }

    /// Why the values cannot be read; empty where they can.
    public Optional<String> obstacle() {
        if (virtual.isPresent() && type.refers()) {
            return Optional.of(
                    "a virtual data set of texts or lists of any length, which is not supported");
        }
        for (Filter filter : filters) {
            if (!FilterDecoder.known(filter)) {
                return Optional.of(
                        "compressed by %s, which is not supported (h5repack -f GZIP=4 rewrites it)"
                                .formatted(filter.name()));
            }
        }
        return Optional.empty();
    }

    /// All elements, row by row: those of one row lie side by side, the last index fastest.
    public Column elements(SegmentAllocator memory) throws IOException {
        RowReader reader = new RowReader(this, new GlobalHeap(file.input()));
        return reader.elements(0, rows(), memory);
    }

    Input input() {
        return file.input();
    }

    Hdf5File file() {
        return file;
    }

    /// The files without structure that hold the values, if they do.
    Optional<RawFiles> raw() {
        return raw;
    }

    /// Where the elements come from, if they are those of other data sets.
    Optional<Virtual> virtual() {
        return virtual;
    }

    Layout layout() {
        return layout;
    }

    /// The largest extents there may be, -1 for no limit.
    Optional<List<Long>> most() {
        return space.most();
    }

    List<Filter> filters() {
        return filters;
    }

    /// One element that stands for all that were never written; empty for zeros.
    byte[] fill() {
        return fill.clone();
    }

    /// The chunks in the file, listed once.
    synchronized Chunks chunks(Layout.Chunked chunked) throws IOException {
        if (chunks.isEmpty()) {
            chunks = Optional.of(Chunks.read(this, chunked, space.most()));
        }
        return chunks.get();
    }
}
