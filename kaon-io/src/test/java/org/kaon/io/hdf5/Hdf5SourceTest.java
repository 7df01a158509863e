package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class Hdf5SourceTest {

    @TempDir private Path folder;

    @BeforeEach
    void copyFixtures() throws IOException {
        for (String name : List.of("old.h5", "recent.h5")) {
            try (InputStream in = Hdf5SourceTest.class.getResourceAsStream(name)) {
                Files.write(folder.resolve(name), in == null ? new byte[0] : in.readAllBytes());
            }
        }
    }

    @Test
    void aGroupIsATable() throws IOException {
        try (Source source = Sources.open("old.h5:events", folder)) {
            assertThat(source.rows()).isEqualTo(100);
            assertThat(source.schema().names())
                    .containsExactly("image", "label", "name", "pt", "weight");
            assertThat(source.schema().find("image").orElseThrow().type())
                    .hasToString("int16[2, 2]");
            Projection some = Projection.of("pt", "image", "name");
            try (Reader reader = source.open(new Split(10, 25), some, Memory.chunks(20))) {
                try (Chunk chunk = reader.next().orElseThrow()) {
                    assertThat(chunk.rows()).isEqualTo(20);
                    assertThat(((Flat) chunk.column("pt")).at(0)).isEqualTo(5.0);
                    assertThat(chunk.column("image").numbers().at(5)).isEqualTo(45);
                    assertThat(((Text) chunk.column("name")).at(19)).isEqualTo("event 29");
                }
                try (Chunk chunk = reader.next().orElseThrow()) {
                    assertThat(chunk.rows()).isEqualTo(5);
                    assertThat(chunk.firstRow()).isEqualTo(30);
                }
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    @Test
    void aDataSetIsATableWithItsMembersAsColumns() throws IOException {
        Path path = folder.resolve("specimen.h5");
        NewHdf5.write(path, root -> Specimen.write(root, true));
        try (Source source = Sources.open("specimen.h5:records", folder)) {
            assertThat(source.schema().names()).containsExactly("pt", "b_tag", "label", "cells");
            assertThat(source.schema().find("b_tag").orElseThrow().type().numbers())
                    .contains(ElementType.BOOL);
            try (Reader reader =
                            source.open(
                                    new Split(1, 5), Projection.of("cells", "pt"), Memory.whole());
                    Chunk chunk = reader.next().orElseThrow()) {
                assertThat(((Flat) chunk.column("pt")).at(4)).isEqualTo(52.5);
                assertThat(chunk.column("cells").numbers().at(12)).isEqualTo(5);
                assertThat(chunk.column("cells").numbers().at(14)).isEqualTo(256);
            }
        }
        try (Source source = Sources.open("specimen.h5:chunked", folder)) {
            assertThat(source.schema().names()).containsExactly("chunked");
            assertThat(source.rows()).isEqualTo(10);
        }
    }

    @Test
    void bandsThatCutChunksGiveTheSameRows() throws IOException {
        try (Source source = Sources.open("recent.h5:btree", folder)) {
            for (int step : List.of(1, 7, 16, 100)) {
                try (Reader reader =
                        source.open(new Split(3, 90), source.schema().all(), Memory.chunks(step))) {
                    long next = 18;
                    for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                        try (Chunk rows = chunk.get()) {
                            Flat values = rows.columns().getFirst().numbers();
                            for (long i = 0; i < values.length(); i++) {
                                assertThat(values.at(i)).isEqualTo(next++);
                            }
                        }
                    }
                    assertThat(next).isEqualTo(6 * 93);
                }
            }
        }
    }

    @Test
    void splitsEndWhereChunksEnd() throws IOException {
        Path path = folder.resolve("rows.h5");
        NewHdf5.write(
                path,
                root -> {
                    NewDataset rows =
                            root.open(
                                    "x",
                                    Datatype.of(ElementType.UINT8),
                                    List.of(),
                                    Storage.chunked(300));
                    rows.append(java.lang.foreign.MemorySegment.ofArray(new byte[2500]), 2500);
                });
        try (Source source = Sources.open("rows.h5", folder)) {
            assertThat(source.splits())
                    .containsExactly(
                            new Split(0, 1200), new Split(1200, 1200), new Split(2400, 100));
        }
    }

    @Test
    void saysWhichTablesThereAre() {
        assertThatThrownBy(() -> Sources.open("old.h5", folder))
                .hasMessageContaining("holds data sets of different length")
                .hasMessageContaining("events/pt 100")
                .hasMessageContaining("short 3");
        assertThatThrownBy(() -> Sources.open("old.h5:event", folder))
                .hasMessageContaining("has no \"event\"")
                .hasMessageContaining("events");
    }
}
