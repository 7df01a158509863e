package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class TreeSourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"zlib", "lz4", "zstd", "xz", "plain"})
    void readsEveryCodec(String codec) throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path(codec + ".root"))) {
            assertThat(source.rows()).isEqualTo(200);
            Fixtures.check(source, new Split(0, 200), Memory.whole());
        }
    }

    @Test
    void namesAndTypesItsColumns() throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path("zlib.root"))) {
            assertThat(source.schema().fields().stream().map(f -> f.name() + ": " + f.type()))
                    .containsExactly(
                            "number: int32",
                            "half: float64",
                            "third: bool",
                            "large: uint64",
                            "matrix: float32[2, 3]",
                            "nitem: int32",
                            "item: list of float32");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 60, 61, 500})
    void readsAnyRowsInChunksOfAnySize(long chunk) throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path("zlib.root"))) {
            Fixtures.check(source, new Split(59, 3), Memory.chunks(chunk));
            Fixtures.check(source, new Split(1, 199), Memory.chunks(chunk));
            Fixtures.check(source, new Split(120, 0), Memory.chunks(chunk));
        }
    }

    @Test
    void splitsWhereAllBasketsEndAndNoSmallerThanAThousandRows() throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path("long.root"))) {
            assertThat(source.splits()).containsExactly(new Split(0, 1100), new Split(1100, 1300));
        }
    }

    @Test
    void servesSeveralThreads() throws IOException, InterruptedException, ExecutionException {
        try (TreeSource source = Fixtures.open(Fixtures.path("long.root"));
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Split rows = new Split(i * 300L, 300);
                results.add(
                        threads.submit(() -> {
                            Fixtures.check(source, rows, Memory.chunks(70));
                            return rows;
                        }));
            }
            for (Future<?> result : results) {
                assertThat(result.get()).isNotNull();
            }
        }
    }

    @Test
    void showsTheColumnsOfFriendsBesideItsOwn() throws IOException {
        RootFile file = RootFile.open(Fixtures.path("zlib.root"));
        RootFile other = RootFile.open(Fixtures.path("long.root"));
        Tree tree = file.tree(Fixtures.TREE);
        Friend friend = new Friend("long", other.tree(Fixtures.TREE), Optional.of(other));
        try (TreeSource source = TreeSource.of(tree, List.of(friend));
                Reader reader =
                        source.open(
                                new Split(70, 2),
                                Projection.of("half", "long.half"),
                                Memory.whole());
                var chunk = reader.next().orElseThrow()) {
            assertThat(source.rows()).isEqualTo(200);
            assertThat(source.schema().names()).contains("half", "long.item", "long.nitem");
            assertThat(chunk.column("half").numbers().at(1)).isEqualTo(35.5);
            assertThat(chunk.column("long.half").numbers().at(1)).isEqualTo(35.5);
        }
    }

    @Test
    void chunksOutliveReaderAndSource() throws IOException {
        TreeSource source = Fixtures.open(Fixtures.path("zlib.root"));
        Reader reader = source.open(new Split(5, 1), Projection.of("half"), Memory.whole());
        try (var chunk = reader.next().orElseThrow()) {
            reader.close();
            source.close();
            assertThat(chunk.column("half").numbers().at(0)).isEqualTo(2.5);
        }
    }

    @Test
    void namesTheNearestColumns() throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path("zlib.root"))) {
            assertThatThrownBy(() ->
                            source.open(new Split(0, 1), Projection.of("numbr"), Memory.whole()))
                    .isInstanceOf(FormatException.class)
                    .hasMessageEndingWith(
                            "\"run/events\" has no column \"numbr\". Nearest: \"number\".");
        }
    }

    @Test
    void refusesRowsBeyondTheLast() throws IOException {
        try (TreeSource source = Fixtures.open(Fixtures.path("zlib.root"))) {
            assertThatThrownBy(() ->
                            source.open(new Split(150, 51), Projection.of("half"), Memory.whole()))
                    .hasMessageEndingWith("has 200 entries, asked for 150 to 201.");
        }
    }

    @Test
    void namesTheNearestTrees() throws IOException {
        try (RootFile file = RootFile.open(Fixtures.path("zlib.root"))) {
            assertThatThrownBy(() -> file.tree("run/event"))
                    .isInstanceOf(FormatException.class)
                    .hasMessageEndingWith("no tree \"run/event\". Nearest: \"run/events\".");
            assertThatThrownBy(() -> file.tree("run/count"))
                    .hasMessageContaining("\"run/count\" is a TH1D, not a TTree.");
            assertThat(file.tree("run/events;1").entries()).isEqualTo(200);
            assertThatThrownBy(() -> file.tree("run/events;2")).isInstanceOf(FormatException.class);
        }
    }
}
