package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;
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
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Schema schema;

    private NtupleSource(Container container, Container.Item item) throws IOException {
        this.container = container;
        this.path = item.path();
        this.storage = new Storage(container, path);
        this.description = Description.read(storage, Anchor.read(container, item));
        this.fields = new Fields(storage, description);
        List<Schema.Field> columns = new ArrayList<>();
        for (Field field : fields.top()) {
            if (byName.putIfAbsent(field.name(), field) == null) {
                columns.add(new Schema.Field(field.name(), fields.reader(field, List.of()).type()));
            }
        }
        this.schema = new Schema(columns);
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
        Schema chosen = schema.select(columns, container.file().name(), path);
        List<FieldReader> readers = new ArrayList<>();
        for (String name : columns.names()) {
            readers.add(reader(name));
        }
        return new NtupleReader(chosen, description.clusters(), readers, rows, memory);
    }

    private FieldReader reader(String name) throws IOException {
        String column = schema.find(name).orElseThrow().name();
        return fields.reader(java.util.Objects.requireNonNull(byName.get(column)), List.of());
    }

    @Override
    public void close() throws IOException {
        container.file().close();
    }
}
