package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A data set whose elements lie in other data sets, of this file or of files beside it. Its shape
/// follows sources that have grown, as far as a mapping is without limits.
///
/// *Source*: HDF5 2.0, `H5Dvirtual.c`: the view of the last element that is available, gaps of 0.
///
/// @param shape as it is now
record Virtual(List<Long> shape, List<Piece> pieces) {

    /// Elements of one source, in number as many as there are now.
    record Piece(String file, String dataset, Selection source, List<Axis> target) {}

    private static final int MOST_BLOCKS = 1_000_000;

    static Virtual read(Hdf5File file, Layout.Virtual layout, String object, List<Long> stored)
            throws IOException {
        Builder builder = new Builder(file, object, stored);
        for (Mapping mapping : Mapping.read(file.input(), layout, object)) {
            builder.add(mapping);
        }
        return new Virtual(builder.shape(), builder.pieces);
    }

    /// The data set of a name; none where it or its file is missing.
    static Optional<Dataset> source(Hdf5File from, String file, String dataset, String object)
            throws IOException {
        return from.neighbours()
                .ask(
                        from,
                        file,
                        object,
                        found -> {
                            if (found.isEmpty()) {
                                return Optional.empty();
                            }
                            Optional<Hdf5Object> source = found.get().find(dataset);
                            if (source.isPresent() && source.get() instanceof Group) {
                                throw FormatException.of(
                                        from.name(),
                                        object,
                                        "takes values from %s:%s, which is a group."
                                                .formatted(file, dataset));
                            }
                            return source.map(Dataset.class::cast);
                        });
    }

    private static final class Builder {

        private final Hdf5File file;
        private final String object;
        private final List<Long> stored;
        private final List<Piece> pieces = new ArrayList<>();
        private final long[] least;
        private final long[] grown;

        Builder(Hdf5File file, String object, List<Long> stored) {
            this.file = file;
            this.object = object;
            this.stored = stored;
            this.least = new long[stored.size()];
            this.grown = new long[stored.size()];
            java.util.Arrays.fill(grown, -1);
        }

        private void add(Mapping mapping) throws IOException {
            List<Axis> target = mapping.target().over(stored);
            if (target.isEmpty() || target.size() != stored.size()) {
                throw error("maps %d dimensions, has %d.".formatted(target.size(), stored.size()));
            }
            int open = open(target);
            for (int d = 0; d < target.size(); d++) {
                if (d != open) {
                    least[d] = Math.max(least[d], target.get(d).extent());
                }
            }
            if (open < 0) {
                piece(mapping, 0, target);
            } else if (mapping.counting()) {
                counted(mapping, target, open);
            } else {
                growing(mapping, target, open);
            }
        }

        /// The dimension without a limit; -1 where there is none.
        private int open(List<Axis> axes) throws FormatException {
            int open = -1;
            for (int d = 0; d < axes.size(); d++) {
                if (axes.get(d).unlimited()) {
                    if (open >= 0) {
                        throw error("maps without limits in two dimensions.");
                    }
                    open = d;
                }
            }
            return open;
        }

        private void piece(Mapping mapping, long block, List<Axis> target) {
            String from = Mapping.named(mapping.file(), block);
            String dataset = Mapping.named(mapping.dataset(), block);
            pieces.add(new Piece(from, dataset, mapping.source(), List.copyOf(target)));
        }

        /// A source for each block, as many as there are.
        private void counted(Mapping mapping, List<Axis> target, int open) throws IOException {
            Axis axis = target.get(open);
            long blocks = 0;
            while (source(
                            file,
                            Mapping.named(mapping.file(), blocks),
                            Mapping.named(mapping.dataset(), blocks),
                            object)
                    .isPresent()) {
                if (blocks == MOST_BLOCKS) {
                    throw error("has more than %,d sources.".formatted(MOST_BLOCKS));
                }
                List<Axis> one = new ArrayList<>(target);
                one.set(open, axis.block(blocks));
                piece(mapping, blocks, one);
                grown[open] = Math.max(grown[open], one.get(open).extent());
                blocks++;
            }
            grown[open] = Math.max(grown[open], 0);
        }

        /// As many elements along the open dimension as the source has.
        private void growing(Mapping mapping, List<Axis> target, int open) throws IOException {
            String from = Mapping.named(mapping.file(), 0);
            String dataset = Mapping.named(mapping.dataset(), 0);
            grown[open] = Math.max(grown[open], 0);
            Optional<Dataset> source = source(file, from, dataset, object);
            if (source.isEmpty()) {
                return;
            }
            List<Long> extents = source.get().shape();
            List<Axis> axes = mapping.source().over(extents);
            int sourceOpen = open(axes);
            if (axes.size() != extents.size() || sourceOpen < 0) {
                throw error("maps without a limit what has one, %s.".formatted(dataset));
            }
            long count = axes.get(sourceOpen).below(extents.get(sourceOpen));
            List<Axis> there = new ArrayList<>(axes);
            there.set(sourceOpen, axes.get(sourceOpen).first(count));
            List<Axis> here = new ArrayList<>(target);
            here.set(open, target.get(open).first(count));
            grown[open] = Math.max(grown[open], here.get(open).extent());
            pieces.add(new Piece(from, dataset, new Selection.Blocks(there), List.copyOf(here)));
        }

        private List<Long> shape() throws FormatException {
            List<Long> shape = new ArrayList<>();
            for (int d = 0; d < least.length; d++) {
                long extent = grown[d] < 0 ? stored.get(d) : Math.max(least[d], grown[d]);
                if (least[d] > extent) {
                    throw error(
                            "maps element %d of dimension %d, which has %d."
                                    .formatted(least[d] - 1, d, extent));
                }
                shape.add(extent);
            }
            return shape;
        }

        private FormatException error(String what) {
            return FormatException.of(file.name(), object, what);
        }
    }
}
