package org.kaon.io.hdf5;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;
import org.kaon.io.inspect.SourceParts;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is in an HDF5 file: all data sets below its root, in the order of their paths. Groups are
/// shown where they have attributes.
///
/// @param size of the file in bytes
public record Hdf5Inspection(Hdf5File file, long size) implements Inspection {

    public static Hdf5Inspection open(Path path) throws IOException {
        return new Hdf5Inspection(Hdf5File.open(path), Files.size(path));
    }

    @Override
    public String format() {
        return "HDF5";
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("size", size);
    }

    @Override
    public List<Item> items() {
        return List.of(new Item("", "HDF5", size, Map.of(), this::content));
    }

    private Content content() throws IOException {
        List<Part> parts = new ArrayList<>();
        List<Part> frames = new ArrayList<>();
        if (!file.root().attributes().names().isEmpty()) {
            parts.add(group("", file.root(), Map.of()));
        }
        for (Tree.Found found : Tree.all(file.root())) {
            switch (found) {
                case Tree.Broken broken -> parts.add(broken(broken.path(), broken.reason()));
                case Tree.Entry(String path, Dataset dataset) -> parts.add(part(path, dataset));
                case Tree.Entry(String path, Group group) -> {
                    Map<String, Object> store = store(group);
                    if (!group.attributes().names().isEmpty()) {
                        parts.add(group(path, group, store));
                    }
                    if (store.containsKey("pandas")) {
                        frame(path, frames);
                    }
                }
            }
        }
        parts.addAll(frames);
        long rows = parts.stream().mapToLong(Part::rows).max().orElse(0);
        return new Content.Table("columns", rows, Map.of(), parts);
    }

    // pandas says in an attribute how it keeps a frame.
    private static Map<String, Object> store(Group group) {
        try {
            Optional<String> kind = group.attributes().text("pandas_type");
            return kind.isPresent() ? Map.of("pandas", kind.get()) : Map.of();
        } catch (IOException e) {
            return Map.of();
        }
    }

    // The columns of a data frame by their own names, beside the data sets that hold them.
    private void frame(String path, List<Part> to) {
        try {
            Source frame = Hdf5Source.of(file, path);
            for (Schema.Field field : frame.schema().fields()) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("logical", true);
                facts.put("shape", List.of(frame.rows()));
                Part part =
                        SourceParts.of(frame, field, field.type().toString(), Size.UNKNOWN, facts);
                to.add(part.at(path + "/" + field.name()));
            }
        } catch (IOException _) {
            // The data sets are shown, each with what is wrong with it.
        }
    }

    private static Part group(String path, Group group, Map<String, Object> store) {
        Map<String, Object> facts = new LinkedHashMap<>(Map.of("group", true));
        if (index(path)) {
            facts.put("index", true);
        }
        facts.putAll(store);
        facts.put("attrs", DatasetFacts.attributes(group.attributes()));
        return Part.group(path, "group", Size.UNKNOWN, facts);
    }

    private static Part broken(String path, String reason) {
        return new Part(
                path,
                "?",
                Optional.of(new ColumnType.Opaque("?", reason)),
                0,
                Size.UNKNOWN,
                Map.of(),
                (_, _, _) -> {});
    }

    private static Part part(String path, Dataset dataset) {
        Optional<String> obstacle = dataset.obstacle();
        ColumnType type =
                obstacle.isPresent()
                        ? new ColumnType.Opaque(dataset.storage(), obstacle.get())
                        : RowReader.type(dataset, Optional.empty());
        return new Part(
                path,
                dataset.storage(),
                Optional.of(type),
                obstacle.isPresent() ? 0 : dataset.rows(),
                size(dataset),
                facts(path, dataset),
                (rows, step, to) -> read(dataset, rows, step, to));
    }

    // PyTables keeps the indexes of "table" in "_i_table" beside it.
    private static Map<String, Object> facts(String path, Dataset dataset) {
        Map<String, Object> facts = DatasetFacts.of(dataset);
        if (index(path)) {
            facts.put("index", true);
        }
        return facts;
    }

    private static boolean index(String path) {
        return ("/" + path).contains("/_i_");
    }

    private static Size size(Dataset dataset) {
        if (dataset.empty()) {
            return Size.of(0, 0, 0);
        }
        long unpacked = Math.multiplyExact(dataset.rows(), dataset.rowBytes());
        return switch (dataset.layout()) {
            case Layout.Compact _ -> Size.of(unpacked, unpacked, 1);
            case Layout.Contiguous(long address) ->
                    Size.of(address == ObjectHeader.UNDEFINED ? 0 : unpacked, unpacked, 1);
            case Layout.Virtual _ ->
                    new Size(OptionalLong.empty(), OptionalLong.of(unpacked), OptionalLong.empty());
            case Layout.Chunked chunked -> {
                try {
                    Chunks chunks = dataset.chunks(chunked);
                    long packed =
                            chunks.bands().values().stream()
                                    .flatMap(List::stream)
                                    .mapToLong(StoredChunk::size)
                                    .sum();
                    yield Size.of(packed, unpacked, chunks.count());
                } catch (IOException e) {
                    // Told where its values are read.
                    yield Size.UNKNOWN;
                }
            }
        };
    }

    private static void read(Dataset dataset, long rows, long step, Part.Receiver to)
            throws IOException {
        RowReader reader = new RowReader(dataset, new GlobalHeap(dataset.input()));
        for (long from = 0; from < rows; from += step) {
            try (Arena arena = Arena.ofConfined()) {
                to.add(reader.rows(Optional.empty(), from, Math.min(step, rows - from), arena));
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
