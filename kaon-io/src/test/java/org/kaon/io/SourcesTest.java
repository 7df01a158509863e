package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.root.Fixtures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SourcesTest {

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void copyFiles() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.copy(Fixtures.path("zlib.root"), folder.resolve("data/jets-1.root"));
        Files.copy(Fixtures.path("lz4.root"), folder.resolve("data/jets-2.root"));
    }

    private void refuses(String location, String... message) {
        assertThatThrownBy(
                        () -> {
                            try (Source source = Sources.open(location, folder)) {
                                source.rows();
                            }
                        })
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll(message);
    }

    @Test
    void opensOneFile() throws IOException {
        try (Source source = Sources.open("data/jets-1.root:run/events", folder)) {
            Fixtures.check(source, new Split(0, 200), Memory.chunks(64));
        }
    }

    @Test
    void takesTheOnlyTree() throws IOException {
        try (Source source = Sources.open("data/jets-1.root", folder)) {
            assertThat(source.rows()).isEqualTo(200);
        }
    }

    @Test
    void readsTheFilesOfAPatternOneAfterTheOther() throws IOException {
        try (Source source = Sources.open("data/jets-*.root:run/events", folder)) {
            assertThat(source.rows()).isEqualTo(400);
            assertThat(source.splits()).containsExactly(new Split(0, 200), new Split(200, 200));
            List<Double> halves = new ArrayList<>();
            List<Long> starts = new ArrayList<>();
            try (Reader reader =
                    source.open(new Split(198, 5), Projection.of("half"), Memory.whole())) {
                for (Optional<Chunk> c = reader.next(); c.isPresent(); c = reader.next()) {
                    try (Chunk chunk = c.get()) {
                        starts.add(chunk.firstRow());
                        for (long i = 0; i < chunk.rows(); i++) {
                            halves.add(chunk.column("half").numbers().at(i));
                        }
                    }
                }
            }
            assertThat(starts).containsExactly(198L, 200L);
            assertThat(halves).containsExactly(99.0, 99.5, 0.0, 0.5, 1.0);
        }
    }

    @Test
    void namesBothFilesWhereColumnsDiffer() throws IOException {
        byte[] other = Files.readAllBytes(Fixtures.path("plain.root"));
        Files.write(folder.resolve("data/jets-3.root"), renamed(other));
        refuses(
                "data/jets-?.root:run/events",
                "jets-3.root: has no column \"number\"",
                "jets-1.root",
                "Nearest: \"mumber\"");
    }

    // A branch of the uncompressed tree under another name.
    private static byte[] renamed(byte[] file) {
        byte[] name = "\6number".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < file.length - name.length; i++) {
            int same = 0;
            while (same < name.length && file[i + same] == name[same]) {
                same++;
            }
            if (same == name.length) {
                file[i + 1] = 'm';
            }
        }
        return file;
    }

    @Test
    void namesTheNearestFileAndTree() {
        refuses("data/jets-l.root:run/events", "there is no such file. Nearest: jets-1.root");
        refuses("data/jets-1.root:run/evnets", "holds no tree \"run/evnets\"", "\"run/events\"");
        refuses("data/none-*.root:t", "no file matches none-*.root.");
        refuses("none/x-*.root:t", "there is no such folder.");
        refuses("data", "holds no pictures. Expected CLASS/*.png or CLASS/*.jpg.");
        refuses(":t", "is no location");
        for (String remote : List.of("root://host//f.root:t", "https://a.b/x.csv", "s3://b/x")) {
            refuses(remote, "is on another machine");
        }
    }

    @Test
    void namesTheKnownFormats() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "jets and more jets");
        Files.writeString(folder.resolve("empty.root"), "");
        refuses("notes.txt", "is of no known format. Known: ROOT, HDF5, Parquet, ");
        refuses("empty.root:jets", "is empty.");
    }

    @Test
    void keepsTheColonOfADrive() throws FormatException {
        assertThat(Location.parse("C:\\data\\x.root:jets"))
                .isEqualTo(new Location("C:\\data\\x.root", "jets"));
        assertThat(Location.parse("x.root:run/jets;2").object()).isEqualTo("run/jets;2");
    }

    @Test
    void everyFormatHasAPageInTheReference(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.dat"), new byte[] {1, 2, 3, 4});
        Throwable refused = catchThrowable(() -> Sources.open(file.toString(), folder));
        String known = String.valueOf(refused).replaceFirst("(?s).*Known: (.*)[.]", "$1");
        Map<String, String> pages =
                Map.ofEntries(
                        Map.entry("ROOT", "root-coverage"),
                        Map.entry("HDF5", "hdf5"),
                        Map.entry("Parquet", "parquet"),
                        Map.entry("NumPy's .npy", "numpy"),
                        Map.entry("NumPy's .npz", "numpy"),
                        Map.entry("ZIP of pictures", "images"),
                        Map.entry("CIFAR's .bin", "images"),
                        Map.entry("IDX", "images"),
                        Map.entry("IDX in gzip", "images"),
                        Map.entry("Arrow", "arrow"),
                        Map.entry("Arrow's stream", "arrow"),
                        Map.entry("Feather", "arrow"),
                        Map.entry("LHE", "lhe"),
                        Map.entry("CSV", "csv"));
        Path reference = Path.of(System.getProperty("kaon.root", ".."), "docs/reference");
        for (String format : known.split(", ")) {
            assertThat(pages).containsKey(format);
            assertThat(reference.resolve(pages.get(format) + ".md"))
                    .content()
                    .startsWith("# What Kaon ");
        }
    }

    @Test
    void inspectsWhateverItOpens(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), "a;b\n1;2\n3;4\n");
        try (Inspection found = Sources.inspect(file)) {
            assertThat(found.format()).isEqualTo("CSV");
            assertThat(found.facts()).containsEntry("separator", ";").containsEntry("rows", 2L);
            assertThat(found.remarks())
                    .containsExactly("cells between semicolons, names in the first row");
        }
        assertThatThrownBy(() -> Sources.inspect(folder.resolve("y.csv")))
                .hasMessageContaining("there is no such file. Nearest: x.csv");
        assertThatThrownBy(() -> Sources.inspect(folder)).hasMessageContaining("no pictures");
    }
}
