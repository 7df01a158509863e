package org.kaon.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class DatasetTest {

    private static final int ROWS = 103;

    /// Row i holds i, −i as its features, 10·i as its target and 100·i as its weight.
    private static TensorDataset inMemory() {
        float[] x = new float[2 * ROWS];
        float[] y = new float[ROWS];
        float[] w = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[2 * i] = i;
            x[2 * i + 1] = -i;
            y[i] = 10 * i;
            w[i] = 100 * i;
        }
        return TensorDataset.of(
                Tensor.of(Shape.of(ROWS, 2), x),
                Tensor.of(Shape.of(ROWS, 1), y),
                Tensor.of(Shape.of(ROWS), w));
    }

    /// The same rows as a stream of chunks of odd sizes, one of them empty.
    private record Stream(AtomicInteger opened, int failsAt) implements Rows.Source {

        @Override
        public Schema schema() {
            return inMemory().schema();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(ROWS);
        }

        @Override
        public Rows open() {
            opened.incrementAndGet();
            Dataset.Pass all = inMemory().batches(Dataset.Visit.stored(ROWS));
            Batch rows = all.next();
            int[] ends = {7, 7, 30, 31, 99, ROWS};
            return new Rows() {
                private int chunk;

                @Override
                public Optional<Batch> next() throws IOException {
                    if (chunk == failsAt) {
                        throw new IOException("disk on fire");
                    }
                    if (chunk == ends.length) {
                        return Optional.empty();
                    }
                    int from = chunk == 0 ? 0 : ends[chunk - 1];
                    int to = ends[chunk++];
                    return Optional.of(
                            new Batch(
                                    rows.schema(),
                                    to - from,
                                    rows.columns().stream().map(c -> c.rows(from, to)).toList()));
                }

                @Override
                public void close() {
                    all.close();
                    opened.decrementAndGet();
                }
            };
        }
    }

    private static List<Integer> numbers(Dataset dataset, Dataset.Visit visit) {
        List<Integer> numbers = new ArrayList<>();
        try (Dataset.Pass pass = dataset.batches(visit)) {
            while (pass.hasNext()) {
                Batch batch = pass.next();
                for (int i = 0; i < batch.rows(); i++) {
                    int number = (int) batch.columns().get(0).at(2L * i);
                    assertThat(batch.columns().get(0).at(2L * i + 1)).isEqualTo(-number);
                    assertThat(batch.columns().get(1).at(i)).isEqualTo(10 * number);
                    assertThat(batch.weights().orElseThrow().at(i)).isEqualTo(100 * number);
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    private static List<Integer> sequence() {
        return IntStream.range(0, ROWS).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 103, 200})
    void storedOrderGivesEveryRowInOrder(int size) {
        assertThat(numbers(inMemory(), Dataset.Visit.stored(size))).isEqualTo(sequence());
        StreamDataset stream = new StreamDataset(new Stream(new AtomicInteger(), -1));
        assertThat(numbers(stream, Dataset.Visit.stored(size))).isEqualTo(sequence());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 50, 1000})
    void shufflingIsAPermutationAndTheSameForMemoryAndStream(int window) {
        Dataset.Visit visit = new Dataset.Visit(10, Order.shuffled(4, window), 2, 0);
        List<Integer> shuffled = numbers(inMemory(), visit);
        assertThat(shuffled).containsExactlyInAnyOrderElementsOf(sequence());
        assertThat(numbers(inMemory(), visit)).isEqualTo(shuffled);
        StreamDataset stream = new StreamDataset(new Stream(new AtomicInteger(), -1));
        assertThat(numbers(stream, visit)).isEqualTo(shuffled);
        // No row comes before the window has reached it.
        for (int i = 0; i < shuffled.size(); i++) {
            assertThat(shuffled.get(i)).isLessThan(i + window);
        }
    }

    @Test
    void epochsAndSeedsHaveTheirOwnOrder() {
        List<Integer> first =
                numbers(inMemory(), new Dataset.Visit(10, Order.shuffled(4, 100), 0, 0));
        assertThat(numbers(inMemory(), new Dataset.Visit(10, Order.shuffled(4, 100), 1, 0)))
                .isNotEqualTo(first);
        assertThat(numbers(inMemory(), new Dataset.Visit(10, Order.shuffled(5, 100), 0, 0)))
                .isNotEqualTo(first);
    }

    @Test
    void aFullWindowMixesEvenly() {
        // The mean place of the first ten rows over many epochs is the middle.
        double sum = 0;
        int epochs = 200;
        for (int epoch = 0; epoch < epochs; epoch++) {
            List<Integer> order =
                    numbers(inMemory(), new Dataset.Visit(64, Order.shuffled(1, ROWS), epoch, 0));
            for (int row = 0; row < 10; row++) {
                sum += order.indexOf(row);
            }
        }
        double deviation = ROWS / Math.sqrt(12.0 * 10 * epochs);
        assertThat(sum / (10 * epochs)).isBetween(51 - 5 * deviation, 51 + 5 * deviation);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 10, 11, 40})
    void skippingBatchesGivesTheRestOfTheSameOrder(long skip) {
        Order order = Order.shuffled(4, 30);
        List<Integer> all = numbers(inMemory(), new Dataset.Visit(10, order, 3, 0));
        List<Integer> rest = all.subList((int) Math.min(ROWS, 10 * skip), ROWS);
        assertThat(numbers(inMemory(), new Dataset.Visit(10, order, 3, skip))).isEqualTo(rest);
        StreamDataset stream = new StreamDataset(new Stream(new AtomicInteger(), -1));
        assertThat(numbers(stream, new Dataset.Visit(10, order, 3, skip))).isEqualTo(rest);
    }

    @Test
    void errorsOfTheSourceReachTheConsumer() {
        AtomicInteger open = new AtomicInteger();
        StreamDataset stream = new StreamDataset(new Stream(open, 3));
        assertThatThrownBy(() -> numbers(stream, Dataset.Visit.stored(10)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk on fire");
        assertThat(open).hasValue(0);
    }

    @Test
    void closingEarlyStopsTheThreadAndTheSource() {
        AtomicInteger open = new AtomicInteger();
        StreamDataset stream = new StreamDataset(new Stream(open, -1));
        Dataset.Pass pass = stream.batches(Dataset.Visit.stored(5));
        Batch first = pass.next();
        pass.close();
        pass.close();
        assertThat(open).hasValue(0);
        assertThatThrownBy(() -> first.columns().getFirst().at(0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(pass::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void batchesReuseTheirMemory() {
        List<Long> addresses = new ArrayList<>();
        try (Dataset.Pass pass = inMemory().batches(Dataset.Visit.stored(5))) {
            while (pass.hasNext()) {
                addresses.add(pass.next().columns().getFirst().data().address());
            }
        }
        assertThat(addresses).hasSize(21);
        assertThat(addresses.stream().distinct().count()).isLessThanOrEqualTo(4);
    }

    @Test
    void columnsMustHaveOneNumberOfRows() {
        assertThatThrownBy(() ->
                        TensorDataset.of(
                                Tensor.of(Shape.of(2, 1), 1f, 2f),
                                Tensor.of(Shape.of(3), 1f, 2f, 3f)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected 2 rows in every column, found [3]");
    }
}
