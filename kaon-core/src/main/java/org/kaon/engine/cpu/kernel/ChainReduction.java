package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A chain of which one result is reduced as it arises, piece by piece in cache, and never written
/// out.
///
/// The order of adding, and so the bits, are those of {@link RowReduction}, {@link TotalReduction}
/// and {@link ColumnSums}. The result to reduce is what the chain keeps in its last output, which
/// each thread has for itself.
public final class ChainReduction {

    private static final int PIECE = LongChain.BLOCK;
    private static final int STRIPE = RowReduction.WIDTH;

    private final ChainKernel kernel;
    private final MemorySegment[] inputs;
    private final float[] parameters;
    private final long inner;
    private final ThreadLocal<Work> work;

    /// What a thread works with.
    private record Work(MemorySegment[] outputs, MemorySegment kept, float[] piece, float[] total) {

        static Work of(MemorySegment[] outputs) {
            MemorySegment kept = Arena.ofAuto().allocate(4L * PIECE, 64);
            MemorySegment[] all = Arrays.copyOf(outputs, outputs.length + 1);
            all[outputs.length] = kept;
            return new Work(all, kept, new float[PIECE], new float[PIECE]);
        }
    }

    public ChainReduction(
            ChainKernel kernel,
            MemorySegment[] inputs,
            MemorySegment[] outputs,
            float[] parameters,
            long inner) {
        this.kernel = kernel;
        this.inputs = inputs;
        this.parameters = parameters;
        this.inner = inner;
        work = ThreadLocal.withInitial(() -> Work.of(outputs));
    }

    /// Reduces the rows `[from, to)` of so many columns.
    public void rows(RowReduction reduction, MemorySegment out, long columns, long from, long to) {
        Work own = work.get();
        if (columns > PIECE) {
            for (long row = from; row < to; row++) {
                float result = reduce(reduction, own, row * columns, columns);
                out.set(JAVA_FLOAT_UNALIGNED, 4 * row, result);
            }
            return;
        }
        int n = (int) columns;
        int height = PIECE / n;
        for (long row = from; row < to; row += height) {
            int rows = (int) Math.min(height, to - row);
            read(own, row * columns, rows * n);
            for (int r = 0; r < rows; r++) {
                float result = reduction.row(own.piece, r * n, n, own.total);
                out.set(JAVA_FLOAT_UNALIGNED, 4 * (row + r), result);
            }
        }
    }

    /// Reduces the chunks `[from, to)` of all n elements.
    public void partial(
            RowReduction reduction, MemorySegment partials, long n, long from, long to) {
        Work own = work.get();
        for (long chunk = from; chunk < to; chunk++) {
            long first = chunk * TotalReduction.CHUNK;
            long count = Math.min(TotalReduction.CHUNK, n - first);
            partials.set(JAVA_FLOAT_UNALIGNED, 4 * chunk, reduce(reduction, own, first, count));
        }
    }

    /// The column sums of the chunks `[from, to)` of rows.
    public void columns(MemorySegment partials, long rows, long columns, long from, long to) {
        Work own = work.get();
        long height = ColumnSums.height(columns);
        for (long chunk = from; chunk < to; chunk++) {
            long first = chunk * height;
            long last = Math.min(rows, first + height);
            if (columns <= ColumnSums.WIDTH / 2) {
                narrow(own, partials, chunk, (int) columns, first, last);
            } else {
                wide(own, partials, chunk, columns, first, last);
            }
        }
    }

    private void narrow(
            Work own, MemorySegment partials, long chunk, int columns, long first, long last) {
        int together = ColumnSums.together(columns);
        int height = Math.max(1, PIECE / (together * columns)) * together;
        Arrays.fill(own.total, 0, together * columns, 0);
        for (long row = first; row < last; row += height) {
            int rows = (int) Math.min(height, last - row);
            read(own, row * columns, rows * columns);
            for (int r = 0; r < rows; r += together) {
                int n = Math.min(together, rows - r) * columns;
                RowReduction.SUM.into(own.total, own.piece, r * columns, n);
            }
        }
        for (int group = 1; group < together; group++) {
            for (int c = 0; c < columns; c++) {
                own.total[c] += own.total[group * columns + c];
            }
        }
        MemorySegment.copy(
                own.total, 0, partials, JAVA_FLOAT_UNALIGNED, 4 * chunk * columns, columns);
    }

    private void wide(
            Work own, MemorySegment partials, long chunk, long columns, long first, long last) {
        for (long column = 0; column < columns; column += PIECE) {
            int width = (int) Math.min(PIECE, columns - column);
            Arrays.fill(own.total, 0, width, 0);
            for (long row = first; row < last; row++) {
                read(own, row * columns + column, width);
                RowReduction.SUM.into(own.total, own.piece, 0, width);
            }
            long at = 4 * (chunk * columns + column);
            MemorySegment.copy(own.total, 0, partials, JAVA_FLOAT_UNALIGNED, at, width);
        }
    }

    private float reduce(RowReduction reduction, Work own, long first, long n) {
        if (n <= PIECE) {
            read(own, first, (int) n);
            return reduction.row(own.piece, 0, (int) n, own.total);
        }
        for (long done = 0; done < n; done += PIECE) {
            int count = (int) Math.min(PIECE, n - done);
            read(own, first + done, count);
            if (done == 0) {
                System.arraycopy(own.piece, 0, own.total, 0, STRIPE);
            }
            for (int at = done == 0 ? STRIPE : 0; at < count; at += STRIPE) {
                reduction.into(own.total, own.piece, at, Math.min(STRIPE, count - at));
            }
        }
        return reduction.fold(own.total, STRIPE);
    }

    private void read(Work own, long first, int n) {
        kernel.run(inputs, own.outputs, parameters, 1, inner, first, first + n);
        MemorySegment.copy(own.kept, JAVA_FLOAT_UNALIGNED, 0, own.piece, 0, n);
    }
}
