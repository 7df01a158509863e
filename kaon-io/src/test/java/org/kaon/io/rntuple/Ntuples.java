package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;
import org.kaon.io.root.RootFile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// The files that `make_fixtures.py` wrote, and what they hold by its formulas.
final class Ntuples {

    static final String NAME = "events";

    private Ntuples() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Ntuples.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static NtupleSource open(Path path) throws IOException {
        RootFile file = RootFile.open(path);
        try {
            return NtupleSource.of(file, NAME);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Reads rows in chunks and compares every value with its formula.
    static void check(NtupleSource source, Split rows, Memory memory) throws IOException {
        long next = rows.firstRow();
        try (Reader reader = source.open(rows, source.records().all(), memory)) {
            for (Optional<Chunk> c = reader.next(); c.isPresent(); c = reader.next()) {
                try (Chunk chunk = c.get()) {
                    assertThat(chunk.firstRow()).isEqualTo(next);
                    for (long row = 0; row < chunk.rows(); row++) {
                        row(chunk, row);
                    }
                    next += chunk.rows();
                }
            }
        }
        assertThat(next).isEqualTo(rows.end());
    }

    /// Reads all rows and gives their number; values are not looked at.
    static long read(Source source) throws IOException {
        long rows = 0;
        try (Reader reader =
                source.open(
                        new Split(0, source.rows()), source.schema().all(), Memory.chunks(90))) {
            for (Optional<Chunk> c = reader.next(); c.isPresent(); c = reader.next()) {
                try (Chunk chunk = c.get()) {
                    rows += chunk.rows();
                }
            }
        }
        return rows;
    }

    private static void row(Chunk chunk, long row) {
        long i = chunk.firstRow() + row;
        equal(chunk.column("number").numbers().longAt(row), i - 3);
        equal(chunk.column("half").numbers().at(row), i / 2.0);
        equal(chunk.column("third").numbers().at(row), i % 3 == 0 ? 1 : 0);
        equal(chunk.column("large").numbers().longAt(row), Long.MIN_VALUE + 4096 * i);
        equal(((Text) chunk.column("text")).at(row), "é".repeat((int) (i % 5)) + i);
        Jagged item = (Jagged) chunk.column("item");
        equal(item.count(row), i % 4);
        for (int k = 0; k < i % 4; k++) {
            equal(item.at(row).numbers().at(k), 10.0 * i + k);
        }
        Jagged words = (Jagged) chunk.column("words");
        equal(words.count(row), i % 3);
        for (int k = 0; k < i % 3; k++) {
            equal(((Text) words.at(row)).at(k), "w".repeat(k));
        }
        Jagged nested = (Jagged) chunk.column("nested");
        equal(nested.count(row), i % 3);
        for (int j = 0; j < i % 3; j++) {
            Jagged inner = (Jagged) nested.at(row);
            equal(inner.count(j), (long) j);
            for (int k = 0; k < j; k++) {
                equal(inner.at(j).numbers().at(k), (double) (i + j));
            }
        }
        Jagged jets = (Jagged) chunk.column("jets");
        equal(jets.count(row), i % 2 + 1);
        Struct jet = (Struct) jets.at(row);
        for (int k = 0; k < jet.length(); k++) {
            equal(jet.fields().get(0).numbers().at(k), i + k / 4.0);
            equal(jet.fields().get(1).numbers().longAt(k), 1 - 2L * (k % 2));
        }
    }

    private static void equal(Object actual, Object expected) {
        if (!actual.equals(expected)) {
            throw new AssertionError("expected " + expected + ", found " + actual);
        }
    }

    private static void equal(double actual, double expected) {
        if (actual != expected) {
            throw new AssertionError("expected " + expected + ", found " + actual);
        }
    }
}
