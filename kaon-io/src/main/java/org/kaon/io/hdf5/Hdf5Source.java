package org.kaon.io.hdf5;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A data set, or all data sets of a group, as columns: the first dimension counts rows.
///
/// The members of a compound are columns of their own. In a group, columns are named by their path
/// below it (`jets/pt`), those of pandas's data frames by their own names; single numbers and data
/// sets without a shape are left out. A data set that cannot be read is an opaque column that says
/// why.
public final class Hdf5Source implements Source {

    // Fewer rows are not worth a split of their own.
    private static final long LEAST_ROWS = 1000;

    /// A data set, or a member of one.
    record Place(Dataset dataset, Optional<Datatype.Member> member) {

        ColumnType type() {
            Optional<String> obstacle = dataset.obstacle();
            if (obstacle.isPresent()) {
                return new ColumnType.Opaque(dataset.storage(), obstacle.get());
            }
            return RowReader.type(dataset, member);
        }
    }

    private final Hdf5File file;
    private final String object;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Schema schema;
    private final long rows;

    private Hdf5Source(Hdf5File file, String object) throws IOException {
        this.file = file;
        this.object = object;
        Hdf5Object found = file.root().at(object);
        if (object.isEmpty()) {
            found = DataFrame.only(file.root()).map(Hdf5Object.class::cast).orElse(found);
        }
        Optional<Map<String, Place>> frame =
                found instanceof Group group ? DataFrame.columns(group) : Optional.empty();
        Hdf5Object start = table(found);
        Map<String, Long> lengths = new LinkedHashMap<>();
        if (frame.isPresent()) {
            places.putAll(frame.get());
            places.forEach((name, place) -> lengths.put(name, place.dataset.rows()));
        } else if (start instanceof Dataset dataset) {
            add(dataset, "", lengths);
        } else {
            for (Tree.Entry entry : Tree.of((Group) start)) {
                if (entry.object() instanceof Dataset dataset
                        && !dataset.empty()
                        && !dataset.shape().isEmpty()) {
                    add(dataset, entry.path(), lengths);
                }
            }
        }
        this.rows = rows(lengths);
        this.schema =
                new Schema(
                        places.entrySet().stream()
                                .map(e -> new Schema.Field(e.getKey(), e.getValue().type()))
                                .toList());
    }

    /// The table at a path of a file, or the whole file where the path is empty. The source owns
    /// the file: closing one closes the other.
    ///
    /// *Errors*: [FormatException] for a path that is not there, and where data sets differ in
    /// length, with their names and lengths.
    public static Hdf5Source of(Hdf5File file, String object) throws IOException {
        return new Hdf5Source(file, object);
    }

    /// PyTables keeps a table beside its indexes; the table is meant.
    private static Hdf5Object table(Hdf5Object found) throws IOException {
        if (found instanceof Group group && group.names().contains("table")) {
            boolean indexed = group.names().contains("_i_table");
            if (indexed || group.attributes().names().contains("pandas_type")) {
                return group.at("table");
            }
        }
        return found;
    }

    private void add(Dataset dataset, String prefix, Map<String, Long> lengths) {
        lengths.put(prefix, dataset.rows());
        if (dataset.type() instanceof Datatype.Compound record && dataset.obstacle().isEmpty()) {
            for (Datatype.Member member : record.members()) {
                String name = prefix.isEmpty() ? member.name() : prefix + "/" + member.name();
                places.putIfAbsent(name, new Place(dataset, Optional.of(member)));
            }
            return;
        }
        String path = dataset.path();
        String own = path.substring(path.lastIndexOf('/') + 1);
        places.putIfAbsent(prefix.isEmpty() ? own : prefix, new Place(dataset, Optional.empty()));
    }

    private long rows(Map<String, Long> lengths) throws FormatException {
        List<Long> distinct = lengths.values().stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.getFirst();
        }
        String where = object.isEmpty() ? "/" : object;
        if (distinct.isEmpty()) {
            throw FormatException.of(file.name(), where, "holds no data set with rows.");
        }
        List<String> found = new ArrayList<>();
        lengths.forEach((name, length) -> found.add(name + " " + length));
        String some = String.join(", ", found.subList(0, Math.min(12, found.size())));
        throw FormatException.of(
                file.name(),
                where,
                "holds data sets of different length (%s%s); say which, as in %s:%s"
                        .formatted(
                                some,
                                found.size() > 12 ? ", …" : "",
                                file.name(),
                                lengths.keySet().iterator().next()));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return rows;
    }

    /// Splits end where chunks of the data set with the highest chunks end.
    @Override
    public List<Split> splits() {
        long height =
                places.values().stream().mapToLong(p -> p.dataset.chunkRows()).max().orElse(0);
        long step = height == 0 ? Math.max(1, rows) : Math.ceilDiv(LEAST_ROWS, height) * height;
        List<Split> splits = new ArrayList<>();
        for (long at = 0; at < rows; at += step) {
            splits.add(new Split(at, Math.min(step, rows - at)));
        }
        return splits;
    }

    @Override
    public Reader open(Split range, Projection columns, Memory memory) throws IOException {
        Schema chosen = schema.select(columns, file.name(), object);
        if (range.end() > rows) {
            throw FormatException.of(
                    file.name(),
                    object,
                    "has %d rows, asked for %d to %d."
                            .formatted(rows, range.firstRow(), range.end()));
        }
        List<Place> wanted = new ArrayList<>();
        for (String name : columns.names()) {
            Place place = places.get(schema.find(name).orElseThrow().name());
            if (place != null) {
                wanted.add(place);
            }
        }
        return new Hdf5Reader(chosen, wanted, range, memory);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
