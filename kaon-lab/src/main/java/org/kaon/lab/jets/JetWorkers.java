package org.kaon.lab.jets;

import org.kaon.io.column.FormatException;
import org.kaon.lab.expression.ParticleColumns;
import org.kaon.physics.cluster.BadParticleException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that each find the jets of a share of the events.
final class JetWorkers implements AutoCloseable {

    private final ExecutorService pool;
    private final List<JetFinder> finders = new ArrayList<>();

    JetWorkers(JetTask task, int threads) {
        pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            finders.add(new JetFinder(task));
        }
    }

    /// What is measured, by event and jet.
    ///
    /// *Errors*: [FormatException] with row, columns and item of a [BadParticleException].
    double[][][] measure(
            ParticleColumns columns, ParticleColumns.Events events, long firstRow, String file)
            throws IOException {
        int rows = events.size();
        double[][][] measured = new double[rows][][];
        List<Future<?>> shares = new ArrayList<>();
        int threads = finders.size();
        for (int t = 0; t < threads; t++) {
            JetFinder finder = finders.get(t);
            int from = (int) ((long) rows * t / threads);
            int to = (int) ((long) rows * (t + 1) / threads);
            shares.add(
                    pool.submit(() -> {
                        for (int i = from; i < to; i++) {
                            measured[i] = one(finder, columns, events, i, firstRow, file);
                        }
                        return null;
                    }));
        }
        for (Future<?> share : shares) {
            await(share);
        }
        return measured;
    }

    private static double[][] one(
            JetFinder finder,
            ParticleColumns columns,
            ParticleColumns.Events events,
            int row,
            long firstRow,
            String file)
            throws FormatException {
        long start = events.starts()[row];
        try {
            return finder.measure(events.vectors(), start, events.ends()[row]);
        } catch (BadParticleException e) {
            throw FormatException.of(
                    file,
                    "",
                    "row %d: %s: expected finite numbers and an energy of 0 or more. Leave such particles out."
                            .formatted(
                                    firstRow + row,
                                    columns.text(events, start + e.index(), e.index())));
        } catch (IllegalArgumentException e) {
            throw FormatException.of(file, "", "row " + (firstRow + row) + ": " + e.getMessage());
        }
    }

    private static void await(Future<?> share) throws IOException {
        try {
            share.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while jets were found.", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
