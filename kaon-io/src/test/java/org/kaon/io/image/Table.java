package org.kaon.io.image;

import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;
import org.kaon.io.numpy.Npy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All rows of a source of pictures, and the fixtures beside the tests.
///
/// @param values of all pictures, one after the other
record Table(List<String> columns, byte[] values, List<Integer> labels, List<String> classes) {

    /// Copies fixtures into a folder.
    static void copy(Path folder, String... names) throws IOException {
        for (String name : names) {
            Files.write(folder.resolve(name), bytes(name));
        }
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no fixture " + name);
            }
            return in.readAllBytes();
        }
    }

    /// What Pillow or NumPy has read.
    static byte[] expected(String name, Path scratch) throws IOException {
        copy(scratch, name);
        try (Arena arena = Arena.ofConfined()) {
            return Npy.read(scratch.resolve(name), arena).data().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    static Table read(String location, Path folder) throws IOException {
        return read(location, folder, 2, 0);
    }

    /// The rows from one on, in chunks of a few.
    static Table read(String location, Path folder, int chunk, long first) throws IOException {
        java.io.ByteArrayOutputStream values = new java.io.ByteArrayOutputStream();
        List<Integer> labels = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        try (Source source = Sources.open(location, folder);
                Reader reader =
                        source.open(
                                new Split(first, source.rows() - first),
                                source.schema().all(),
                                Memory.chunks(chunk))) {
            List<String> names = source.schema().names();
            for (Optional<Chunk> c = reader.next(); c.isPresent(); c = reader.next()) {
                try (Chunk open = c.get()) {
                    Flat pixels = open.column("image").numbers();
                    values.write(
                            pixels.data()
                                    .asSlice(0, pixels.length())
                                    .toArray(ValueLayout.JAVA_BYTE));
                    for (int i = 0; i < open.rows(); i++) {
                        if (names.contains("label")) {
                            labels.add((int) open.column("label").numbers().longAt(i));
                        }
                        if (names.contains("class") && open.column("class") instanceof Text text) {
                            classes.add(text.at(i));
                        }
                    }
                }
            }
            return new Table(names, values.toByteArray(), labels, classes);
        }
    }
}
