package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads rows of one branch. Keeps the basket it read last, so that going on within it costs
/// nothing.
final class BranchReader {

    private final Tree tree;
    private final Branch branch;
    private int keptIndex = -1;
    private Optional<Basket> kept = Optional.empty();

    /// Rows `from` to `to` of a basket; where they start and, last, where they end, if rows differ
    /// in length.
    record Piece(Basket basket, int[] starts, int from, int to) {
        int rows() {
            return to - from;
        }
    }

    BranchReader(Tree tree, Branch branch) {
        this.tree = tree;
        this.branch = branch;
    }

    /// Rows `from` to `to`, in memory that `memory` gives.
    Column read(long from, long to, SegmentAllocator memory) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        long next = from;
        List<Branch.Place> baskets = branch.baskets();
        for (int i = first(from); i < baskets.size() && next < to; i++) {
            Branch.Place place = baskets.get(i);
            if (place.firstRow() > next) {
                break;
            }
            Basket basket = basket(i);
            long end = Math.min(to, place.end());
            int first = (int) (next - place.firstRow());
            int last = (int) (end - place.firstRow());
            pieces.add(new Piece(basket, starts(basket, place, first, last), first, last));
            next = end;
        }
        if (next < to) {
            throw damaged(
                    "entries %d to %d are in no basket (the branch says it has %d, the tree %d)"
                            .formatted(next, to, branch.entries(), tree.entries()));
        }
        return new Decoder(branch, pieces, to - from, memory).column();
    }

    // The basket that holds the row, by bisection.
    private int first(long row) {
        int low = 0;
        int high = branch.baskets().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (branch.baskets().get(middle).end() <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Basket basket(int index) throws IOException {
        if (index == keptIndex && kept.isPresent()) {
            return kept.get();
        }
        Branch.Place place = branch.baskets().get(index);
        Basket basket =
                place.embedded().isPresent()
                        ? place.embedded().get()
                        : Basket.read(tree.file(), place.seek(), branch.name(), path());
        if (basket.rows() != place.rows()) {
            throw damaged(
                    "the basket at byte %d has %d entries, expected %d"
                            .formatted(place.seek(), basket.rows(), place.rows()));
        }
        kept = Optional.of(basket);
        keptIndex = index;
        return basket;
    }

    private int[] starts(Basket basket, Branch.Place place, int from, int to) throws IOException {
        return switch (branch.interpretation()) {
            case Interpretation.Numbers _ -> new int[0];
            case Interpretation.Flags flags when !flags.lists() -> new int[0];
            case Interpretation.Lists lists -> {
                int width = Decoder.width(lists.element(), lists.shape());
                yield lists.header() == 0
                        ? counted(basket, place, width, from, to)
                        : given(basket, from, to);
            }
            case Interpretation.Formed formed
                    when formed.entry() == Interpretation.Entry.ITEMS
                            && formed.form() instanceof RangedForm ranged ->
                    counted(basket, place, ranged.width(), from, to);
            case Interpretation.Flags _, Interpretation.Formed _, Interpretation.Unknown _ ->
                    given(basket, from, to);
        };
    }

    // By the basket's own offsets; without them all rows are equally long.
    private static int[] given(Basket basket, int from, int to) throws FormatException {
        if (basket.offsets().isPresent()) {
            return Arrays.copyOfRange(basket.offsets().get(), from, to + 1);
        }
        int rows = basket.rows();
        if (rows == 0 || basket.border() % rows != 0) {
            throw basket.place()
                    .error(
                            0,
                            "%d bytes for %d entries of unknown length"
                                    .formatted(basket.border(), rows));
        }
        int[] starts = new int[to - from + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = basket.border() / rows * (from + i);
        }
        return starts;
    }

    // The file leaves offsets out where they follow from the counts.
    private int[] counted(Basket basket, Branch.Place place, int width, int from, int to)
            throws IOException {
        Optional<Branch> known = tree.counter(branch);
        if (known.isEmpty() || basket.offsets().isPresent()) {
            return given(basket, from, to);
        }
        Branch counter = known.get();
        if (!(counter.interpretation() instanceof Interpretation.Numbers numbers)
                || !numbers.shape().isEmpty()) {
            throw damaged("its counter %s is no number".formatted(counter.path()));
        }
        try (Arena arena = Arena.ofConfined()) {
            Flat counts =
                    new BranchReader(tree, counter)
                            .read(place.firstRow(), place.end(), arena)
                            .numbers();
            int[] starts = new int[to - from + 1];
            long at = 0;
            for (int i = 0; i <= basket.rows(); i++) {
                if (i >= from && i <= to) {
                    starts[i - from] = (int) at;
                }
                long count = i < basket.rows() ? counts.longAt(i) : 0;
                if (count < 0 || count > (basket.border() - at) / width) {
                    throw damaged(
                            "%s counts more items than the basket at byte %d holds"
                                    .formatted(counter.path(), place.seek()));
                }
                at += count * width;
            }
            if (at != basket.border()) {
                throw damaged(
                        "%s counts %d bytes of items, the basket at byte %d holds %d"
                                .formatted(counter.path(), at, place.seek(), basket.border()));
            }
            return starts;
        }
    }

    private String path() {
        return tree.path() + "/" + branch.path();
    }

    private FormatException damaged(String message) {
        return FormatException.of(tree.file().name(), path(), "is damaged: " + message + ".");
    }
}
