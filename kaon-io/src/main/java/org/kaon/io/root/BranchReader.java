package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads rows of one branch. Keeps the basket it read last, so that going on within it costs
/// nothing.
final class BranchReader {

    private final Tree tree;
    private final Branch branch;
    private int keptIndex = -1;
    private Optional<Basket> kept = Optional.empty();

    /// Rows `from` to `to` of a basket, and where each of its rows starts if rows differ in length.
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
            int start = (int) (next - place.firstRow());
            pieces.add(
                    new Piece(
                            basket, starts(basket, place), start, (int) (end - place.firstRow())));
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

    private int[] starts(Basket basket, Branch.Place place) throws IOException {
        return switch (branch.interpretation()) {
            case Interpretation.Numbers _ -> new int[0];
            case Interpretation.Flags flags when !flags.lists() -> new int[0];
            case Interpretation.Lists lists -> {
                int width = Decoder.width(lists.element(), lists.shape());
                yield varying(basket, place, width, lists.header());
            }
            case Interpretation.Flags _ -> varying(basket, place, Integer.BYTES, 0);
            case Interpretation.Unknown _ ->
                    basket.offsets().isPresent() ? basket.offsets().get() : equal(basket);
        };
    }

    private int[] varying(Basket basket, Branch.Place place, int width, int header)
            throws IOException {
        if (basket.offsets().isPresent()) {
            return basket.offsets().get();
        }
        Optional<Branch> counter = tree.counter(branch);
        return counter.isPresent() && header == 0
                ? counted(basket, place, counter.get(), width)
                : equal(basket);
    }

    // The file leaves offsets out where they follow from the counts.
    private int[] counted(Basket basket, Branch.Place place, Branch counter, int width)
            throws IOException {
        int[] starts = new int[basket.rows() + 1];
        try (var arena = java.lang.foreign.Arena.ofConfined()) {
            Column counts =
                    new BranchReader(tree, counter).read(place.firstRow(), place.end(), arena);
            if (counts.type().numbers().isEmpty()) {
                throw damaged("its counter %s holds no numbers".formatted(counter.path()));
            }
            long at = 0;
            for (int i = 0; i < basket.rows(); i++) {
                at += counts.numbers().longAt(i) * width;
                if (at < starts[i] || at > basket.border()) {
                    throw damaged(
                            "%s counts more items than the basket at byte %d holds"
                                    .formatted(counter.path(), place.seek()));
                }
                starts[i + 1] = (int) at;
            }
            if (at != basket.border()) {
                throw damaged(
                        "%s counts %d bytes of items, the basket at byte %d holds %d"
                                .formatted(counter.path(), at, place.seek(), basket.border()));
            }
        }
        return starts;
    }

    private int[] equal(Basket basket) throws FormatException {
        int rows = basket.rows();
        if (rows == 0 || basket.border() % rows != 0) {
            throw basket.place()
                    .error(
                            0,
                            "%d bytes for %d entries of unknown length"
                                    .formatted(basket.border(), rows));
        }
        int[] starts = new int[rows + 1];
        for (int i = 0; i <= rows; i++) {
            starts[i] = basket.border() / rows * i;
        }
        return starts;
    }

    private String path() {
        return tree.path() + "/" + branch.path();
    }

    private FormatException damaged(String message) {
        return FormatException.of(tree.file().name(), path(), "is damaged: " + message + ".");
    }
}
