package org.kaon.benchmark;

import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;
import org.kaon.io.rntuple.NtupleSource;
import org.kaon.io.root.TreeSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/// Opens a file, reads columns and sums all values, so that nothing of it can be left out.
public final class ReadWork {

    private static final ValueLayout.OfFloat FLOAT = MadeColumns.FLOAT;
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long ROWS = 1 << 13;
    private static final int LANES = 4;

    /// What was read.
    record Answer(double sum, long values) {

        Answer and(Answer other) {
            return new Answer(sum + other.sum, values + other.values);
        }
    }

    private ReadWork() {}

    /// Reads once in a process of its own; prints the sum, the number of values and the seconds of
    /// processor time since the process began.
    ///
    /// @param arguments threads, location, columns
    public static void main(String[] arguments) throws IOException {
        List<String> columns = List.of(arguments).subList(2, arguments.length);
        Answer answer = read(arguments[1], columns, Integer.parseInt(arguments[0]));
        System.out.println(answer.sum + " " + answer.values + " " + processorSeconds());
    }

    /// Seconds of processor time of this process, all threads together.
    static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() * 1e-9
                : Double.NaN;
    }

    /// Reads with so many threads; all columns where none is named.
    static Answer read(String location, List<String> columns, int threads) throws IOException {
        return pooled(threads, () -> read(location, columns, threads > 1));
    }

    /// The least that reading a tree or an ntuple costs: baskets or pages, unpacked and thrown
    /// away. Gives the bytes, 0 for other files.
    static long unpack(String location, List<String> columns, int threads) throws IOException {
        return pooled(threads, () -> unpack(location, new Projection(columns)));
    }

    private static long unpack(String location, Projection columns) {
        try (Source source = Sources.open(location, Path.of(""))) {
            return switch (source) {
                case TreeSource tree -> tree.unpack(columns);
                case NtupleSource ntuple -> ntuple.unpack(columns);
                default -> 0;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What Kaon does in parallel by itself stays in the pool that it is called from.
    private static <T> T pooled(int threads, Callable<T> work) throws IOException {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(work).join();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Answer read(String location, List<String> columns, boolean splits) {
        try (Source source = Sources.open(location, Path.of(""))) {
            Projection wanted = columns.isEmpty() ? source.schema().all() : new Projection(columns);
            List<Split> parts = splits ? source.splits() : List.of(new Split(0, source.rows()));
            Stream<Split> stream = splits ? parts.parallelStream() : parts.stream();
            Memory memory = Memory.chunks(ROWS);
            return stream.map(split -> read(source, split, wanted, memory))
                    .reduce(new Answer(0, 0), Answer::and);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(Source source, Split split, Projection columns, Memory memory) {
        Answer all = new Answer(0, 0);
        try (Reader reader = source.open(split, columns, memory)) {
            for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    for (Column column : chunk.columns()) {
                        all = all.and(sum(column));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Answer sum(Column column) {
        return switch (column) {
            case Flat flat -> new Answer(sum(flat), flat.length());
            case Fixed fixed -> sum(fixed.content());
            case Jagged lists when lists.length() == 0 -> new Answer(0, 0);
            case Jagged lists ->
                    sum(
                            lists.content()
                                    .slice(
                                            lists.offsets().start(0),
                                            lists.offsets().end(lists.length() - 1)));
            case Nullable nullable -> sum(nullable.content());
            case Struct struct ->
                    struct.fields().stream()
                            .map(ReadWork::sum)
                            .reduce(new Answer(0, 0), Answer::and);
            case Text text -> new Answer(0, text.length());
            case Opaque opaque -> new Answer(0, opaque.length());
        };
    }

    private static double sum(Flat flat) {
        if (flat.element() != ElementType.FLOAT32 && flat.element() != ElementType.FLOAT64) {
            double sum = 0;
            for (long i = 0; i < flat.length(); i++) {
                sum += flat.at(i);
            }
            return sum;
        }
        long whole = flat.length() / LANES * LANES;
        double sum =
                flat.element() == ElementType.FLOAT32
                        ? floats(flat.data(), whole)
                        : doubles(flat.data(), whole);
        for (long i = whole; i < flat.length(); i++) {
            sum += flat.at(i);
        }
        return sum;
    }

    // One chain of additions would wait for itself, so there are four.
    private static double floats(MemorySegment data, long count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (long i = 0; i < count; i += 4) {
            a += data.get(FLOAT, 4 * i);
            b += data.get(FLOAT, 4 * i + 4);
            c += data.get(FLOAT, 4 * i + 8);
            d += data.get(FLOAT, 4 * i + 12);
        }
        return a + b + (c + d);
    }

    private static double doubles(MemorySegment data, long count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (long i = 0; i < count; i += 4) {
            a += data.get(DOUBLE, 8 * i);
            b += data.get(DOUBLE, 8 * i + 8);
            c += data.get(DOUBLE, 8 * i + 16);
            d += data.get(DOUBLE, 8 * i + 24);
        }
        return a + b + (c + d);
    }
}
