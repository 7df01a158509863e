package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.root.SharedFiles;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads tables in the layouts of the field through the one door, and compares every column with
/// what another reader found in it.
///
/// With `-Dkaon.corpus.table=FILE` a line for each format is added there; HDF5's data sets add
/// theirs too.
public class ColumnsCorpusTest {

    /// How many columns of a format were equal, refused and not equal.
    private static final class Tally {
        private int equal;
        private int refused;
        private int failed;

        @Override
        public String toString() {
            return "%d equal, %d refused, %d failed".formatted(equal, refused, failed);
        }
    }

    private final JsonMapper mapper = JsonMapper.shared();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Tally> tallies = new TreeMap<>();

    @Test
    void readsEveryColumnAsOtherReadersDo() throws IOException {
        Path folder = SharedFiles.folder("corpus/columns");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.sorted().toList()) {
                if (path.toString()
                        .matches(".*\\.(parquet|csv|csv\\.gz|npy|npz|arrow|arrows|feather)")) {
                    compare(path);
                } else if (path.toString().endsWith(".h5")) {
                    frame(path);
                }
            }
        }
        for (Map.Entry<String, Tally> tally : tallies.entrySet()) {
            Tally counts = tally.getValue();
            tell(tally.getKey(), counts.equal, counts.refused, counts.failed);
        }
        assertThat(differences).isEmpty();
        assertThat(tallies)
                .hasToString(
                        "{arrow-file=48 equal, 0 refused, 0 failed,"
                                + " arrow-stream=32 equal, 0 refused, 0 failed,"
                                + " csv=65 equal, 0 refused, 0 failed,"
                                + " feather=42 equal, 0 refused, 0 failed,"
                                + " npy=24 equal, 0 refused, 0 failed,"
                                + " npz=14 equal, 0 refused, 0 failed,"
                                + " pandas=4196 equal, 0 refused, 0 failed,"
                                + " parquet=217 equal, 32 refused, 0 failed}");
    }

    /// Adds a line to the table of all formats, where one is asked for.
    public static void tell(String format, int equal, int refused, int failed) throws IOException {
        String table = System.getProperty("kaon.corpus.table", "");
        if (!table.isEmpty()) {
            Files.writeString(
                    Path.of(table),
                    "| %s | %d | %d | %d |%n".formatted(format, equal, refused, failed),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    // The columns of a data frame by the names that pandas gives them.
    private void frame(Path path) throws IOException {
        List<JsonNode> columns = new ArrayList<>();
        for (JsonNode column : mapper.readTree(Path.of(path + ".json")).get("columns")) {
            if (column.has("logical")) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            return;
        }
        Tally tally = tallies.computeIfAbsent("pandas", _ -> new Tally());
        String key = columns.getFirst().get("path").asString().split("/")[0];
        try (Source source = Sources.open(path + ":" + key, Path.of(""))) {
            Map<String, LeafDigest> leaves = new TreeMap<>();
            read(source).forEach((name, digest) -> leaves.put(key + "/" + name, digest));
            for (JsonNode column : columns) {
                compare(path, column, leaves, tally);
            }
        }
    }

    private void compare(Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        Tally tally = tallies.computeIfAbsent(expected.get("format").asString(), _ -> new Tally());
        int count = expected.get("columns").size();
        if (path.toString().endsWith(".npz")) {
            members(path, expected, tally);
            return;
        }
        try (Source source = Sources.open(path.toString(), Path.of(""))) {
            long rows = expected.get("columns").get(0).path("shape").path(0).asLong(1);
            if (source.rows() != rows) {
                differences.add("%s: %d rows, expected %d".formatted(path, source.rows(), rows));
            }
            Map<String, LeafDigest> leaves = read(source);
            for (JsonNode column : expected.get("columns")) {
                compare(path, column, leaves, tally);
            }
        } catch (FormatException e) {
            if (String.valueOf(e.getMessage()).contains("Kaon does not read")) {
                tally.refused += count;
            } else {
                tally.failed += count;
                differences.add(path.getFileName() + ": " + e.getMessage());
            }
        }
    }

    // Arrays of an archive are opened one by one, because they need not have equally many rows.
    private void members(Path path, JsonNode expected, Tally tally) throws IOException {
        for (JsonNode column : expected.get("columns")) {
            String location = path + ":" + column.get("path").asString();
            try (Source source = Sources.open(location, Path.of(""))) {
                compare(path, column, read(source), tally);
            }
        }
    }

    private void compare(Path path, JsonNode column, Map<String, LeafDigest> leaves, Tally tally) {
        String name = column.get("path").asString();
        List<String> wrong = new ArrayList<>();
        if (column.has("leaves")) {
            for (JsonNode leaf : column.get("leaves")) {
                String inner = leaf.get("leaf").asString().replace('.', '/');
                String own = name.isEmpty() ? inner : name + "/" + inner;
                own = leaves.containsKey(own) ? own : "values/" + own;
                wrong.addAll(differences(own, leaf, leaves));
            }
        } else {
            wrong.addAll(differences(name.isEmpty() ? "values" : name, column, leaves));
        }
        tally.equal += wrong.isEmpty() ? 1 : 0;
        tally.failed += wrong.isEmpty() ? 0 : 1;
        wrong.forEach(it -> differences.add(path.getFileName() + ": " + it));
    }

    private static Map<String, LeafDigest> read(Source source) throws IOException {
        Map<String, LeafDigest> leaves = new TreeMap<>();
        List<String> names = source.schema().names();
        List<LeafDigest> digests = new ArrayList<>();
        for (Schema.Field field : source.schema().fields()) {
            LeafDigest digest = new LeafDigest(field.type());
            leaves.put(field.name(), digest);
            digests.add(digest);
        }
        try (Reader reader =
                source.open(
                        new Split(0, source.rows()), source.schema().all(), Memory.chunks(37))) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    for (int i = 0; i < names.size(); i++) {
                        digests.get(i).add(chunk.columns().get(i));
                    }
                }
            }
        }
        return leaves;
    }

    private static List<String> differences(
            String name, JsonNode expected, Map<String, LeafDigest> leaves) {
        LeafDigest found = leaves.get(name);
        return found == null
                ? List.of(name + ": missing, found " + leaves.keySet())
                : found.differences(expected).stream().map(it -> name + ": " + it).toList();
    }
}
