package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that `make_fixtures.py` wrote, and what they hold by its formulas.
public final class Fixtures {

    static final String TREE = "run/events";

    private Fixtures() {}

    public static Path path(String name) {
        URL url = Fixtures.class.getResource(name);
        if (url == null) {
            throw new AssertionError(name + " is not among the test resources");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static TreeSource open(Path path) throws IOException {
        return TreeSource.of(RootFile.open(path), TREE);
    }

    /// Reads rows in chunks and compares every value with its formula.
    public static void check(Source source, Split rows, Memory memory) throws IOException {
        long next = rows.firstRow();
        try (Reader reader = source.open(rows, source.schema().all(), memory)) {
            for (Optional<Chunk> c = reader.next(); c.isPresent(); c = reader.next()) {
                try (Chunk chunk = c.get()) {
                    assertThat(chunk.firstRow()).isEqualTo(next);
                    check(chunk);
                    next += chunk.rows();
                }
            }
        }
        assertThat(next).isEqualTo(rows.end());
    }

    private static void check(Chunk chunk) {
        List<Column> columns = chunk.columns();
        Fixed matrix = (Fixed) chunk.column("matrix");
        Jagged item = (Jagged) chunk.column("item");
        for (long row = 0; row < chunk.rows(); row++) {
            long i = chunk.firstRow() + row;
            equal(columns.get(0).numbers().longAt(row), i - 3);
            equal(columns.get(1).numbers().at(row), i / 2.0);
            equal(columns.get(2).numbers().at(row), i % 3 == 0 ? 1 : 0);
            equal(columns.get(3).numbers().at(row), 0x1p63 + 4096.0 * i);
            for (int k = 0; k < 6; k++) {
                equal(matrix.numbers().at(6 * row + k), 6 * i + k);
            }
            equal(item.count(row), i % 4);
            for (int k = 0; k < i % 4; k++) {
                equal(item.at(row).numbers().at(k), 10.0 * i + k);
            }
        }
        for (Column column : List.of(matrix.content(), item.content())) {
            MemorySegment data = column.numbers().data();
            assertThat(data.address() % 64).isZero();
        }
    }

    private static void equal(double actual, double expected) {
        if (actual != expected) {
            throw new AssertionError("expected " + expected + ", found " + actual);
        }
    }
}
