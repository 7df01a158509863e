package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rows of one branch. Keeps the basket it read last, so that going on within it costs
/// nothing; the bytes of the others, and at the end of that, go back to the file's spares.
final class BranchReader implements AutoCloseable {

    private final Tree tree;
    private final Branch branch;
    private int keptIndex = -1;
    private Optional<Basket> kept = Optional.empty();
    // Of the file's baskets, not of those within the tree's own record.
    private final Map<Integer, Basket> borrowed = new HashMap<>();
    private int countedIndex = -1;
    private int[] counted = new int[0];

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
            pieces.add(new Piece(basket, starts(basket, i, first, last), first, last));
            next = end;
        }
        if (next < to) {
            throw damaged(
                    "entries %d to %d are in no basket (the branch says it has %d, the tree %d)"
                            .formatted(next, to, branch.entries(), tree.entries()));
        }
        Column column = new Decoder(branch, pieces, to - from, memory).column();
        giveBack(keptIndex);
        return column;
    }

    private void giveBack(int except) {
        borrowed.forEach((index, basket) -> {
            if (index != except) {
                tree.file().spares().give(basket.bytes());
            }
        });
        borrowed.keySet().removeIf(index -> index != except);
    }

    @Override
    public void close() {
        kept = Optional.empty();
        keptIndex = -1;
        giveBack(keptIndex);
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
        Basket basket;
        if (place.embedded().isPresent()) {
            basket = place.embedded().get();
        } else {
            basket = Basket.read(tree.file(), place.seek(), branch.name(), path());
            borrowed.put(index, basket);
        }
        if (basket.rows() != place.rows()) {
            throw damaged(
                    "the basket at byte %d has %d entries, expected %d"
                            .formatted(place.seek(), basket.rows(), place.rows()));
        }
        kept = Optional.of(basket);
        keptIndex = index;
        return basket;
    }

    private int[] starts(Basket basket, int index, int from, int to) throws IOException {
        return switch (branch.interpretation()) {
            case Interpretation.Numbers _ -> new int[0];
            case Interpretation.Flags flags when !flags.lists() -> new int[0];
            case Interpretation.Lists lists -> {
                int width = Decoder.width(lists.element(), lists.shape());
                yield lists.header() == 0
                        ? counted(basket, index, width, from, to)
                        : given(basket, from, to);
            }
            case Interpretation.Formed formed
                    when formed.entry() == Interpretation.Entry.ITEMS
                            && formed.form() instanceof RangedForm ranged ->
                    counted(basket, index, ranged.width(), from, to);
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
    private int[] counted(Basket basket, int index, int width, int from, int to)
            throws IOException {
        Optional<Branch> counter = tree.counter(branch);
        if (counter.isEmpty() || basket.offsets().isPresent()) {
            return given(basket, from, to);
        }
        if (index != countedIndex) {
            counted = counted(basket, branch.baskets().get(index), width, counter.get());
            countedIndex = index;
        }
        return Arrays.copyOfRange(counted, from, to + 1);
    }

    private int[] counted(Basket basket, Branch.Place place, int width, Branch counter)
            throws IOException {
        if (!(counter.interpretation() instanceof Interpretation.Numbers numbers)
                || !numbers.shape().isEmpty()) {
            throw damaged("its counter %s is no number".formatted(counter.path()));
        }
        try (Arena arena = Arena.ofConfined();
                BranchReader reader = new BranchReader(tree, counter)) {
            Flat counts = reader.read(place.firstRow(), place.end(), arena).numbers();
            int[] starts = new int[basket.rows() + 1];
            long at = 0;
            for (int i = 0; i < basket.rows(); i++) {
                long count = counts.longAt(i);
                if (count < 0 || count > (basket.border() - at) / width) {
                    throw damaged(
                            "%s counts more items than the basket at byte %d holds"
                                    .formatted(counter.path(), place.seek()));
                }
                at += count * width;
                starts[i + 1] = (int) at;
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
