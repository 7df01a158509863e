package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.data.Order;
import org.kaon.lab.experiment.Balance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

class MixtureTest {

    @TempDir private Path folder;

    private static List<Long> rows(RowNumbers numbers) throws IOException {
        List<Long> rows = new ArrayList<>();
        while (numbers.hasNext()) {
            rows.add(numbers.next());
        }
        return rows;
    }

    private static Segment segment(int sample, long first, long rows) {
        return new Segment(sample, first, rows, List.of());
    }

    private static Mixture files(Balance balance, List<Double> shares, long... rows) {
        List<Segment> segments = new ArrayList<>();
        long first = 0;
        for (int i = 0; i < rows.length; i++) {
            segments.add(segment(i, first, rows[i]));
            first += rows[i];
        }
        return Mixture.of(balance, segments, shares, Optional.empty());
    }

    private static long from(List<Long> rows, long first, long end) {
        return rows.stream().filter(row -> row >= first && row < end).count();
    }

    @Test
    void filesAreSpreadEvenlyAndEachRowIsSeenOnce() throws IOException {
        Mixture mixture = files(Balance.ROWS, List.of(), 300, 100, 0, 600);
        List<Long> epoch = rows(mixture.epoch(5, 50));
        assertThat(epoch).doesNotHaveDuplicates().hasSize(1000);
        for (int at = 0; at < 1000; at += 50) {
            List<Long> window = epoch.subList(at, at + 50);
            assertThat(from(window, 0, 300)).isBetween(14L, 16L);
            assertThat(from(window, 300, 400)).isBetween(4L, 6L);
            assertThat(from(window, 400, 1000)).isBetween(29L, 31L);
        }
    }

    @Test
    void aWindowOfAllRowsNeedsNoSpreading() throws IOException {
        Mixture mixture = files(Balance.ROWS, List.of(), 7, 3);
        assertThat(rows(mixture.epoch(1, 10))).isEqualTo(LongStream.range(0, 10).boxed().toList());
    }

    @Test
    void sharesAreKeptInEveryStretch() throws IOException {
        Mixture mixture = files(Balance.ROWS, List.of(1.0, 3.0), 900, 100);
        List<Long> epoch = rows(mixture.epoch(0, 10_000));
        assertThat(epoch).hasSize(1000);
        for (int at = 0; at < 1000; at += 40) {
            assertThat(from(epoch.subList(at, at + 40), 0, 900)).isBetween(9L, 11L);
        }
        // The small file is repeated, 7 or 8 times each row.
        for (long row = 900; row < 1000; row++) {
            long wanted = row;
            assertThat(epoch.stream().filter(r -> r == wanted).count()).isBetween(7L, 8L);
        }
    }

    @Test
    void theNextEpochGoesOnWhereTheLastEnded() throws IOException {
        Mixture mixture = files(Balance.SAMPLES, List.of(), 900, 100);
        List<Long> seen = new ArrayList<>();
        for (int epoch = 0; epoch < 9; epoch++) {
            List<Long> rows = rows(mixture.epoch(epoch, 100));
            assertThat(from(rows, 0, 900)).isEqualTo(500);
            rows.stream().filter(row -> row < 900).forEach(seen::add);
        }
        for (long row = 0; row < 900; row++) {
            long wanted = row;
            assertThat(seen.stream().filter(r -> r == wanted)).hasSize(5);
        }
    }

    @Test
    void classesAreFoundAmongOthers() throws IOException {
        int[] labels = new int[20_000];
        List<Segment> segments = new ArrayList<>();
        try (RowFile classes = RowFile.create(folder.resolve("classes"), 1)) {
            for (int file = 0; file < 2; file++) {
                long[] counts = new long[3];
                for (int i = 0; i < 10_000; i++) {
                    int label = i % 100 == 3 ? 2 : i % 100 < 30 && file == 0 ? 1 : 0;
                    labels[10_000 * file + i] = label;
                    counts[label]++;
                    classes.next().set(InputMaker.FLOAT, 0, label);
                    classes.append();
                }
                segments.add(
                        new Segment(
                                0, 10_000L * file, 10_000, LongStream.of(counts).boxed().toList()));
            }
            classes.flush();
            Mixture mixture =
                    Mixture.of(Balance.CLASSES, segments, List.of(), Optional.of(classes));
            for (int epoch = 0; epoch < 3; epoch++) {
                List<Long> rows = rows(mixture.epoch(epoch, 1000));
                assertThat(rows).hasSize(20_000);
                long[] counts = new long[3];
                rows.forEach(row -> counts[labels[row.intValue()]]++);
                assertThat(counts).containsExactly(6667, 6667, 6666);
                long[] early = new long[3];
                rows.subList(0, 300).forEach(row -> early[labels[row.intValue()]]++);
                for (long count : early) {
                    assertThat(count).isBetween(97L, 103L);
                }
                assertThat(new HashSet<>(rows))
                        .containsAll(
                                LongStream.range(0, 20_000)
                                        .filter(row -> labels[(int) row] == 2)
                                        .boxed()
                                        .toList());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "64, 0", "64, 3", "5000, 1"})
    void aPositionIsReachedBySkipping(int window, int epoch) throws IOException {
        Mixture mixture = files(Balance.ROWS, List.of(2.0, 1.0, 1.0), 500, 40, 777);
        Order order = Order.shuffled(9, window);
        List<Long> all = rows(RowOrder.of(order, epoch, mixture));
        assertThat(all).hasSize(1317);
        for (int skipped : List.of(1, 100, 1316, 1317, 2000)) {
            RowNumbers rest = RowOrder.of(order, epoch, mixture);
            rest.skip(skipped);
            assertThat(rows(rest)).isEqualTo(all.subList(Math.min(skipped, 1317), 1317));
        }
    }

    @Test
    void wholeNumbersSumUp() {
        assertThat(Mixture.apportioned(10, List.of(1.0, 1.0, 1.0))).containsExactly(4L, 3L, 3L);
        assertThat(Mixture.apportioned(0, List.of(0.2, 0.8))).containsExactly(0L, 0L);
        assertThat(Mixture.apportioned(7, List.of(1e-9, 1.0))).containsExactly(0L, 7L);
        long rows = 3_141_592_653_589L;
        List<Long> parts = Mixture.apportioned(rows, List.of(0.1, 0.2, 0.3, 0.4));
        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(rows);
        List<Double> counts = List.of(33.0, 7.0, 1e7, 59.0);
        assertThat(Mixture.apportioned(10_000_099, counts))
                .containsExactly(33L, 7L, 10_000_000L, 59L);
    }

    @Test
    void nothingIsAnEpochToo() throws IOException {
        assertThat(rows(Mixture.of(0).epoch(0, 5))).isEmpty();
        assertThat(rows(RowOrder.of(Order.shuffled(1, 5), 0, Mixture.of(0)))).isEmpty();
    }
}
