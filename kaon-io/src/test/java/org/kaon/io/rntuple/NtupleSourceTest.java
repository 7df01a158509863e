package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sources;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;
import org.kaon.io.root.RootFile;
import org.kaon.io.root.SharedFiles;

import java.io.IOException;
import java.nio.file.Path;

class NtupleSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "lz4", "zstd", "plain"})
    void readsEveryCodec(String codec) throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path(codec + ".root"))) {
            assertThat(source.rows()).isEqualTo(200);
            Ntuples.check(source, new Split(0, 200), Memory.whole());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 61, 500})
    void readsAnyRowsInChunksOfAnySize(long chunk) throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path("zstd.root"))) {
            Ntuples.check(source, new Split(59, 3), Memory.chunks(chunk));
            Ntuples.check(source, new Split(1, 199), Memory.chunks(chunk));
            Ntuples.check(source, new Split(120, 0), Memory.chunks(chunk));
        }
    }

    @Test
    void opensThroughTheOneDoorWithAndWithoutItsName() throws IOException {
        for (String location : new String[] {"zlib.root", "zlib.root:events"}) {
            Path folder = Ntuples.path("zlib.root").resolveSibling("");
            try (Source source = Sources.open(location, folder)) {
                Ntuples.check((NtupleSource) source, new Split(0, 200), Memory.chunks(90));
                assertThat(source.splits()).containsExactly(new Split(0, 200));
            }
        }
    }

    @Test
    void readsOnlyTheColumnsAskedFor() throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path("zlib.root"));
                Reader reader =
                        source.open(
                                new Split(10, 2), Projection.of("half", "text"), Memory.whole());
                var chunk = reader.next().orElseThrow()) {
            assertThat(chunk.schema().names()).containsExactly("half", "text");
            assertThat(chunk.columns().getFirst().numbers().at(1)).isEqualTo(5.5);
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void membersOfRecordsAreColumnsOfTheirOwn() throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path("zlib.root"))) {
            assertThat(source.schema().names()).endsWith("nested", "jets/pt", "jets/charge");
            assertThat(source.records().names()).endsWith("nested", "jets");
            try (Reader reader =
                            source.open(
                                    new Split(101, 1),
                                    Projection.of("jets/pt", "charge"),
                                    Memory.whole());
                    var chunk = reader.next().orElseThrow()) {
                assertThat(chunk.column("jets/pt").type()).hasToString("list of float64");
                assertThat(((Jagged) chunk.column("jets/pt")).at(0).numbers().at(1))
                        .isEqualTo(101.25);
                assertThat(chunk.column("charge").numbers().longAt(1)).isEqualTo(-1);
            }
        }
    }

    @Test
    void readsOnePartOfAVariant() throws IOException {
        Path path =
                SharedFiles.folder("corpus/root")
                        .resolve("test_stl_containers_rntuple_v1-0-0-0.root");
        try (Source source = Sources.open(path.toString(), Path.of(""));
                Reader reader =
                        source.open(
                                new Split(1, 3),
                                Projection.of("variant_int32_string/_1"),
                                Memory.whole());
                var chunk = reader.next().orElseThrow()) {
            Nullable words = (Nullable) chunk.columns().getFirst();
            assertThat(((Text) words.content()).at(0)).isEqualTo("two");
            assertThat(words.valid(1)).isTrue();
            assertThat(words.valid(2)).isFalse();
        }
    }

    @Test
    void saysWhatItDoesNotHave() throws IOException {
        try (NtupleSource source = Ntuples.open(Ntuples.path("zlib.root"))) {
            assertThatThrownBy(() ->
                            source.open(new Split(0, 1), Projection.of("numbr"), Memory.whole()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageEndingWith(
                            "\"events\" has no column \"numbr\". Nearest: \"number\".");
            assertThatThrownBy(() ->
                            source.open(new Split(150, 51), Projection.of("half"), Memory.whole()))
                    .hasMessageEndingWith("has 200 entries, asked for 150 to 201.");
        }
        try (RootFile file = RootFile.open(Ntuples.path("zlib.root"))) {
            assertThatThrownBy(() -> NtupleSource.of(file, "event"))
                    .hasMessageEndingWith("holds no ntuple \"event\". Nearest: \"events\".");
        }
    }
}
