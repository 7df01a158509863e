package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows of a virtual data set from its sources. What no source has keeps the fill value. For
/// one thread.
final class VirtualReader {

    private static final int DEEPEST = 8;
    private static final long MOST_SPAN = 1L << 26;

    private final Dataset dataset;
    private final Virtual virtual;
    private final int depth;
    private final Map<Virtual.Piece, Optional<Source>> sources = new HashMap<>();

    /// A source that is there.
    private record Source(Dataset dataset, RowReader rows, List<Axis> axes) {}

    /// @param depth virtual data sets that led here
    VirtualReader(Dataset dataset, Virtual virtual, int depth) throws FormatException {
        this.dataset = dataset;
        this.virtual = virtual;
        this.depth = depth;
        if (depth > DEEPEST) {
            throw error("takes its values from itself, or through too many others.");
        }
    }

    private FormatException error(String what) {
        return FormatException.of(dataset.input().name(), dataset.path(), what);
    }

    /// Fills what sources have of rows, which lie in `out` one after the other.
    void read(long first, long rows, MemorySegment out) throws IOException {
        for (Virtual.Piece piece : virtual.pieces()) {
            Axis along = piece.target().getFirst();
            long from = along.below(first);
            long to = along.below(first + rows);
            if (from < to) {
                Optional<Source> source = source(piece);
                if (source.isPresent()) {
                    copy(piece, source.get(), from, to, first, out);
                }
            }
        }
    }

    private Optional<Source> source(Virtual.Piece piece) throws IOException {
        Optional<Source> known = sources.get(piece);
        if (known == null) {
            known = open(piece);
            sources.put(piece, known);
        }
        return known;
    }

    private Optional<Source> open(Virtual.Piece piece) throws IOException {
        Optional<Dataset> found =
                Virtual.source(dataset.file(), piece.file(), piece.dataset(), dataset.path());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Dataset source = found.get();
        List<Axis> axes = piece.source().over(source.shape());
        String name = piece.file() + ":" + piece.dataset();
        if (axes.size() != source.shape().size()) {
            throw error(
                    "expects %d dimensions of %s, which has %d."
                            .formatted(axes.size(), name, source.shape().size()));
        }
        for (int d = 0; d < axes.size(); d++) {
            if (axes.get(d).unlimited() || axes.get(d).extent() > source.shape().get(d)) {
                throw error(
                        "expects more of %s than its shape %s has."
                                .formatted(name, source.shape()));
            }
        }
        long there = Mapping.size(axes, dataset.input(), dataset.path());
        long here = Mapping.size(piece.target(), dataset.input(), dataset.path());
        if (there != here) {
            throw error("maps %d elements of %s to %d.".formatted(there, name, here));
        }
        if (!Conversion.known(source.type(), dataset.type())) {
            throw error(
                    "takes its values from %s, which has another type: not supported."
                            .formatted(name));
        }
        RowReader reader = new RowReader(source, new GlobalHeap(source.input()), depth + 1);
        return Optional.of(new Source(source, reader, axes));
    }

    /// Where elements go.
    private record Target(Walk walk, MemorySegment out) {}

    /// Elements whose index along the first axis has a number from `from` to `to`.
    private void copy(
            Virtual.Piece piece, Source source, long from, long to, long first, MemorySegment out)
            throws IOException {
        long inner = inner(piece.target());
        long sourceInner = inner(source.axes);
        long end = to * inner;
        Target there = new Target(new Walk(piece.target(), virtual.shape(), first), out);
        for (long at = from * inner; at < end; ) {
            if (source.axes.isEmpty()) {
                step(source, 0, 1, new Walk(List.of(), List.of(), 0), there, at, end);
                return;
            }
            Axis along = source.axes.getFirst();
            long row = at / sourceInner;
            long last = rows(source, row, Math.ceilDiv(end, sourceInner));
            long stop = Math.min(end, last * sourceInner);
            long base = along.index(row);
            Walk here = new Walk(source.axes, source.dataset.shape(), base);
            step(source, base, along.index(last - 1) + 1 - base, here, there, at, stop);
            at = stop;
        }
    }

    private static long inner(List<Axis> axes) {
        long size = 1;
        for (int d = 1; d < axes.size(); d++) {
            size *= axes.get(d).length();
        }
        return size;
    }

    /// How far rows of a source may be read at once: those left out lie between those wanted.
    private static long rows(Source source, long row, long last) {
        Axis along = source.axes.getFirst();
        long most = Math.max(1, MOST_SPAN / Math.max(1, source.dataset.rowBytes()));
        long within = along.below(along.index(row) + most);
        return Math.max(row + 1, Math.min(last, within));
    }

    /// Copies elements `at` to `stop`, all of which lie in some rows of a source.
    private void step(
            Source source, long base, long rows, Walk here, Target there, long at, long stop)
            throws IOException {
        int width = dataset.type().size();
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment raw = source.rows.raw(base, rows, scratch);
            MemorySegment values =
                    Conversion.convert(source.dataset.type(), dataset.type(), raw, scratch);
            while (at < stop) {
                long run = Math.min(stop - at, Math.min(here.run(at), there.walk.run(at)));
                MemorySegment.copy(
                        values,
                        here.place(at) * width,
                        there.out,
                        there.walk.place(at) * width,
                        run * width);
                at += run;
            }
        }
    }

    /// Finds the n-th selected element in a block of rows. Dimensions that are selected whole are
    /// one with the dimension before them.
    private static final class Walk {

        private final List<Axis> axes;
        private final long[] steps;
        private final long base;

        Walk(List<Axis> axes, List<Long> shape, long firstRow) {
            int rank = axes.size();
            List<Axis> joined = new ArrayList<>(axes);
            long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
            while (rank > 1
                    && joined.get(rank - 1).covers(extents[rank - 1])
                    && joined.get(rank - 2).run(0) == joined.get(rank - 2).length()) {
                long inner = extents[rank - 1];
                Axis outer = joined.get(rank - 2);
                joined.set(rank - 2, Axis.of(outer.start() * inner, 1, 1, outer.length() * inner));
                extents[rank - 2] *= inner;
                joined.removeLast();
                rank--;
            }
            this.axes = List.copyOf(joined);
            this.steps = new long[rank];
            long step = 1;
            for (int d = rank - 1; d >= 0; d--) {
                steps[d] = step;
                step *= extents[d];
            }
            long row = 1;
            for (int d = 1; d < shape.size(); d++) {
                row *= shape.get(d);
            }
            this.base = firstRow * row;
        }

        long place(long ordinal) {
            long rest = ordinal;
            long place = -base;
            for (int d = axes.size() - 1; d >= 0; d--) {
                Axis axis = axes.get(d);
                place += axis.index(rest % axis.length()) * steps[d];
                rest /= axis.length();
            }
            return place;
        }

        long run(long ordinal) {
            return axes.isEmpty() ? 1 : axes.getLast().run(ordinal % axes.getLast().length());
        }
    }
}
