package org.kaon.io.rntuple;

import org.kaon.io.bytes.Together;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Leaf;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.root.Container;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An RNTuple as columns: one for each top-level field. A split is a cluster, or several small
/// ones.
public final class NtupleSource implements Source {

    // Fewer rows are not worth a split of their own.
    private static final long LEAST_ROWS = 1000;

    private final Container container;
    private final String path;
    private final Storage storage;
    private final Description description;
    private final Fields fields;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Schema schema;
    private final Schema records;

    /// A column: a field, or one leaf of it.
    private record Place(Field field, Optional<Leaf> leaf) {}

    private NtupleSource(Container container, Container.Item item) throws IOException {
        this.container = container;
        this.path = item.path();
        this.storage = new Storage(container, path);
        this.description = Description.read(storage, Anchor.read(container, item));
        this.fields = new Fields(storage, description);
        List<Schema.Field> wholes = new ArrayList<>();
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (Field field : fields.top()) {
            ColumnType type = fields.reader(field, List.of()).type();
            if (places.containsKey(field.name())) {
                continue; // of two fields with one name the first is meant
            }
            wholes.add(new Schema.Field(field.name(), type));
            places.put(field.name(), new Place(field, Optional.empty()));
            List<Leaf> leaves = Leaf.of(type);
            if (leaves.isEmpty() || leaves.getFirst().path().isEmpty()) {
                columns.put(field.name(), type);
                continue;
            }
            for (Leaf leaf : leaves) {
                String name = field.name() + "/" + leaf.name().replace('.', '/');
                Place place = new Place(field, Optional.of(leaf));
                if (places.putIfAbsent(name, place) == null) {
                    columns.put(name, reader(place).type());
                }
            }
        }
        this.records = new Schema(wholes);
        this.schema =
                new Schema(
                        columns.entrySet().stream()
                                .map(e -> new Schema.Field(e.getKey(), e.getValue()))
                                .toList());
    }

    /// The paths of all ntuples of a file, those of old versions included.
    public static List<String> ntuples(RootFile file) {
        return Container.of(file).items().stream()
                .filter(NtupleSource::isNtuple)
                .map(Container.Item::path)
                .toList();
    }

    private static boolean isNtuple(Container.Item item) {
        return item.className().equals(Anchor.CLASS) || item.className().equals(Anchor.OLD_CLASS);
    }

    /// The ntuple at a path of a file. The source owns the file: closing one closes the other.
    ///
    /// *Errors*: [FormatException] for an unknown path with the nearest ones, and for an ntuple
    /// from before version 1.0.
    public static NtupleSource of(RootFile file, String path) throws IOException {
        Container container = Container.of(file);
        for (Container.Item item : container.items()) {
            if (isNtuple(item) && item.path().equals(path)) {
                return new NtupleSource(container, item);
            }
        }
        throw FormatException.of(
                file.name(),
                "",
                "holds no ntuple \"%s\".%s".formatted(path, Nearest.hint(path, ntuples(file))));
    }

    /// What wrote the ntuple, e.g. `ROOT v6.34.00`.
    public String writer() {
        return description.writer();
    }

    Description description() {
        return description;
    }

    Fields fields() {
        return fields;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /// The fields as they are, records whole.
    public Schema records() {
        return records;
    }

    @Override
    public long rows() {
        return description.entries();
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        long start = 0;
        for (Cluster cluster : description.clusters()) {
            long end = cluster.firstEntry() + cluster.entries();
            boolean enough = end - start >= LEAST_ROWS && rows() - end >= LEAST_ROWS;
            if (end > start && (enough || end == rows())) {
                splits.add(new Split(start, end - start));
                start = end;
            }
        }
        return splits;
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        if (rows.end() > rows()) {
            throw FormatException.of(
                    container.file().name(),
                    path,
                    "has %d entries, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        List<Schema.Field> chosen = new ArrayList<>();
        List<FieldReader> readers = new ArrayList<>();
        for (String name : columns.names()) {
            FieldReader reader = reader(place(name));
            chosen.add(new Schema.Field(name, reader.type()));
            readers.add(reader);
        }
        return new NtupleReader(new Schema(chosen), description.clusters(), readers, rows, memory);
    }

    private Place place(String name) throws FormatException {
        Place exact = places.get(name);
        if (exact != null) {
            return exact;
        }
        Optional<Place> found =
                schema.find(name).flatMap(it -> Optional.ofNullable(places.get(it.name())));
        if (found.isPresent()) {
            return found.get();
        }
        String hint = Nearest.hint(name, List.copyOf(places.keySet()));
        throw FormatException.of(
                container.file().name(), path, "has no column \"%s\".%s".formatted(name, hint));
    }

    private FieldReader reader(Place place) throws FormatException {
        if (place.leaf.isEmpty()) {
            return fields.reader(place.field, List.of());
        }
        Leaf leaf = place.leaf.get();
        FieldReader whole = fields.reader(place.field, List.of());
        // A member's name may hold dots of its own, so that its path would not be found.
        List<String> members = List.of(leaf.name().split("\\.", -1));
        return fields.variant(place.field) || members.size() != leaf.path().size()
                ? new PartField(whole, leaf)
                : fields.reader(place.field, members);
    }

    /// Reads, checks and unpacks the pages of columns on all threads of the pool it is called from,
    /// and throws them away: the least that reading them costs. Gives the number of bytes.
    public long unpack(Projection columns) throws IOException {
        List<Together.Piece> pages = new ArrayList<>();
        for (String name : columns.names()) {
            add(place(name).field(), pages);
        }
        return Together.sum(pages);
    }

    private void add(Field field, List<Together.Piece> to) {
        for (StoredColumn column : fields.columns(field)) {
            for (Cluster cluster : description.clusters()) {
                Pages pages = cluster.pages(column.id());
                for (int i = 0; i < pages.count(); i++) {
                    int page = i;
                    long length = column.bytes(pages.end(i) - pages.start(i));
                    to.add(() ->
                            storage.page(
                                            pages.place(page),
                                            pages.checked(page),
                                            length,
                                            field.name())
                                    .length);
                }
            }
        }
        for (Field child : fields.children(field)) {
            add(child, to);
        }
    }

    @Override
    public void close() throws IOException {
        container.file().close();
    }
}
