package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.ColumnsCorpusTest;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Statistics;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;
import org.kaon.io.root.SharedFiles;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads files in the layouts of the field and compares every data set with what h5py read.
class Hdf5CorpusTest {

    private final JsonMapper mapper = JsonMapper.shared();
    private final List<String> differences = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int equal;

    @Test
    void readsEveryDataSetAsH5pyDoes() throws IOException {
        Path folder = SharedFiles.folder("corpus/columns");
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(p -> p.toString().endsWith(".h5")).sorted().toList()) {
                compare(path);
            }
        }
        ColumnsCorpusTest.tell("hdf5", equal, refused.size(), differences.size());
        assertThat(differences).isEmpty();
        assertThat(refused).containsExactly("plugins.h5:blosc2_zstd");
        assertThat(equal).isEqualTo(374);
    }

    @Test
    void isToldInTheReference() throws IOException {
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        String page = Files.readString(root.resolve("docs/reference/hdf5.md"));
        assertThat(page).contains("compares 374 data sets", "1 is refused");
        String read = page.substring(page.indexOf("## Read"), page.indexOf("## Ignored"));
        String refused = page.substring(page.indexOf("## Refused"), page.indexOf("## Written"));
        for (int id :
                new int[] {
                    1, 2, 3, 4, 5, 6, 305, 307, 32000, 32001, 32004, 32008, 32013, 32015, 32026
                }) {
            Filter filter = new Filter(id, List.of());
            assertThat(FilterDecoder.known(filter) ? read : refused)
                    .as("%s", filter.name())
                    .containsPattern("\\b" + filter.name() + "\\b");
        }
    }

    private void compare(Path path) throws IOException {
        JsonNode expected = mapper.readTree(Path.of(path + ".json"));
        try (Hdf5File file = Hdf5File.open(path)) {
            for (JsonNode entry : expected.get("columns")) {
                if (entry.has("logical") || entry.has("group")) {
                    continue;
                }
                String name = path.getFileName() + ":" + entry.get("path").asString();
                try {
                    Dataset dataset = file.root().dataset(entry.get("path").asString());
                    if (dataset.obstacle().isPresent()) {
                        refused.add(name);
                        continue;
                    }
                    try (Arena arena = Arena.ofConfined()) {
                        compare(name, entry, dataset, dataset.elements(arena));
                    }
                } catch (IOException e) {
                    if (String.valueOf(e.getMessage()).contains("lies in another file")) {
                        refused.add(name);
                    } else {
                        differences.add(name + ": " + e.getMessage());
                    }
                }
            }
        }
    }

    private void compare(String name, JsonNode entry, Dataset dataset, Column column) {
        if (!entry.path("shape").isNull()) {
            List<Long> shape = new ArrayList<>();
            entry.path("shape").forEach(extent -> shape.add(extent.asLong()));
            if (!shape.equals(dataset.shape())) {
                differences.add(name + ": shape " + dataset.shape() + ", expected " + shape);
            }
        }
        if (entry.has("leaves")) {
            Map<String, Column> leaves = new TreeMap<>();
            leaves("", column, leaves);
            for (JsonNode leaf : entry.get("leaves")) {
                String key = leaf.get("leaf").asString();
                Column found = leaves.get(key);
                if (found == null) {
                    differences.add(name + "." + key + ": missing, found " + leaves.keySet());
                } else {
                    values(name + "." + key, leaf, found);
                }
            }
        } else {
            values(name, entry, column);
        }
    }

    /// Members by their dotted names; the two of a complex number are re and im.
    private static void leaves(String name, Column column, Map<String, Column> leaves) {
        if (column instanceof Struct struct) {
            boolean complex = struct.names().equals(List.of("r", "i"));
            for (int i = 0; i < struct.names().size(); i++) {
                String own = complex ? List.of("re", "im").get(i) : struct.names().get(i);
                leaves(name.isEmpty() ? own : name + "." + own, struct.fields().get(i), leaves);
            }
        } else {
            leaves.put(name, column);
        }
    }

    private void values(String name, JsonNode expected, Column column) {
        if (expected.has("strings")) {
            texts(name, expected, column);
            return;
        }
        if (column instanceof Opaque opaque) {
            long bytes = opaque.offsets().end(opaque.length() - 1);
            same(name, "bytes", expected.path("bytes").asString(), String.valueOf(bytes));
            equal++;
            return;
        }
        Statistics statistics = new Statistics(column.type());
        statistics.add(column);
        Statistics.Summary summary = statistics.summary();
        same(name, "count", expected.path("count").asString(), String.valueOf(summary.count()));
        if (expected.has("crc")) {
            same(name, "crc", expected.get("crc").asString(), "%08x".formatted(summary.crc()));
        }
        double tolerance = 1e-12 * expected.path("sumabs").asDouble(0);
        if (expected.path("sum").isNumber()
                && !(Math.abs(expected.get("sum").asDouble() - summary.sum()) <= tolerance)) {
            same(name, "sum", expected.get("sum").asString(), String.valueOf(summary.sum()));
        }
        equal++;
    }

    private void texts(String name, JsonNode expected, Column column) {
        List<String> texts = new ArrayList<>();
        collect(column, texts);
        long characters = texts.stream().mapToLong(t -> t.codePointCount(0, t.length())).sum();
        same(name, "strings", expected.get("strings").asString(), String.valueOf(texts.size()));
        same(name, "chars", expected.get("chars").asString(), String.valueOf(characters));
        String first =
                String.join(
                        "\n",
                        texts.stream()
                                .limit(5)
                                .map(t -> t.substring(0, Math.min(200, t.length())))
                                .toList());
        same(name, "firstText", expected.path("firstText").asString(""), first);
        equal++;
    }

    private static void collect(Column column, List<String> texts) {
        switch (column) {
            case Text text -> {
                for (long i = 0; i < text.length(); i++) {
                    texts.add(text.at(i));
                }
            }
            case Fixed fixed -> collect(fixed.content(), texts);
            case Jagged jagged -> collect(jagged.content(), texts);
            default -> throw new IllegalStateException("no texts: " + column.type());
        }
    }

    private void same(String name, String what, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add("%s: %s %s, expected %s".formatted(name, what, found, expected));
        }
    }

    /// Each file opens as tables too, object by object.
    @Test
    void everyDataSetOpensAsATable() throws IOException {
        Path file = SharedFiles.folder("corpus/columns").resolve("ftag_gzip.h5");
        try (var source = Hdf5Source.of(Hdf5File.open(file), "")) {
            assertThat(source.rows()).isEqualTo(400);
            assertThat(source.schema().names()).contains("jets/pt", "tracks/d0");
            assertThat(source.schema().find("tracks/d0").orElseThrow().type())
                    .isEqualTo(
                            new ColumnType.Fixed(
                                    List.of(40),
                                    new ColumnType.Flat(org.kaon.io.column.ElementType.FLOAT32)));
        }
    }
}
