package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class SplitThreadsTest {

    private static List<Split> splits(int count) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            splits.add(new Split(10L * i, 10));
        }
        return splits;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInOrderWhateverTheNumberOfThreads(int threads) throws IOException {
        List<Long> found = new ArrayList<>();
        try (SplitThreads<Long> all =
                new SplitThreads<>(
                        splits(50),
                        threads,
                        (split, results) -> {
                            for (long row = split.firstRow(); row < split.end(); row++) {
                                results.accept(row);
                            }
                        },
                        _ -> {})) {
            for (Optional<Long> next = all.next(); next.isPresent(); next = all.next()) {
                found.add(next.get());
            }
            assertThat(all.next()).isEmpty();
        }
        assertThat(found).hasSize(500).isSorted();
    }

    @Test
    void severalSplitsAreInWorkAtOnce() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        try (SplitThreads<Integer> all =
                new SplitThreads<>(
                        splits(2),
                        2,
                        (_, results) -> {
                            both.countDown();
                            try {
                                both.await();
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                            results.accept(1);
                        },
                        _ -> {})) {
            assertThat(all.next()).contains(1);
            assertThat(all.next()).contains(1);
        }
    }

    @Test
    void aFailureComesAfterWhatWasBeforeIt() throws IOException {
        try (SplitThreads<Long> all =
                new SplitThreads<>(
                        splits(9),
                        3,
                        (split, results) -> {
                            if (split.firstRow() == 20) {
                                throw new IOException("broken");
                            }
                            results.accept(split.firstRow());
                        },
                        _ -> {})) {
            assertThat(all.next()).contains(0L);
            assertThat(all.next()).contains(10L);
            assertThatThrownBy(all::next).isInstanceOf(IOException.class).hasMessage("broken");
        }
    }

    @Test
    void whatNobodyTookIsReleased() throws IOException {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger released = new AtomicInteger();
        int taken = 0;
        try (SplitThreads<Integer> all =
                new SplitThreads<>(
                        splits(1000),
                        2,
                        (_, results) -> {
                            for (int i = 0; i < 100; i++) {
                                results.accept(made.incrementAndGet());
                            }
                        },
                        _ -> released.incrementAndGet())) {
            for (int i = 0; i < 5; i++) {
                taken += all.next().isPresent() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(5);
        assertThat(made.get()).isLessThan(30).isEqualTo(released.get() + taken);
    }

    @Test
    void smallSplitsArePutTogether() {
        assertThat(SplitThreads.merged(List.of())).isEmpty();
        assertThat(
                        SplitThreads.merged(
                                List.of(
                                        new Split(0, 1000),
                                        new Split(1000, 1048),
                                        new Split(2048, 5000),
                                        new Split(7048, 1))))
                .containsExactly(new Split(0, 2048), new Split(2048, 5000), new Split(7048, 1));
    }
}
