package org.kaon.io.root;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One column of a tree, or a group of them.
///
/// @param path names of the branches from the tree down, joined with `/`
/// @param occurrence 2, 3, … for the second, third, … branch of that path
/// @param counter the leaf or the branch that counts the items of each list, [RootObject#NOTHING]
///   where there is none
record Branch(
        String path,
        int occurrence,
        String name,
        String title,
        Interpretation interpretation,
        long entries,
        long packedBytes,
        long unpackedBytes,
        List<Place> baskets,
        RootObject counter,
        List<Branch> branches) {

    /// Where the rows `[firstRow, firstRow + rows)` are: in a record at `seek`, or in the tree's
    /// own record.
    record Place(long firstRow, long rows, long seek, Optional<Basket> embedded) {
        long end() {
            return firstRow + rows;
        }
    }

    Branch {
        baskets = List.copyOf(baskets);
        branches = List.copyOf(branches);
    }

    static Branch of(BranchRecord branch, String path, int occurrence, List<Branch> below) {
        RootObject object = branch.object();
        RootObject counter = object.object("fBranchCount");
        if (!counter.present() && !branch.leaves().isEmpty()) {
            counter = branch.leaves().getFirst().object("fLeafCount");
        }
        return new Branch(
                path,
                occurrence,
                branch.name(),
                object.text("fTitle"),
                Interpretation.of(branch),
                Math.max(0, object.integer("fEntries")),
                object.integer("fZipBytes"),
                object.integer("fTotBytes"),
                baskets(object),
                counter,
                below);
    }

    /// Whether there is nothing to read here, only in the branches below.
    boolean group() {
        return !branches.isEmpty() && interpretation instanceof Interpretation.Unknown;
    }

    /// The column's name: the path, and `#2` behind the second branch of that path.
    String column() {
        return occurrence == 1 ? path : path + "#" + occurrence;
    }

    private static List<Place> baskets(RootObject branch) {
        long[] seeks = branch.integers("fBasketSeek");
        long[] starts = branch.integers("fBasketEntry");
        List<RootObject> inside = branch.object("fBaskets").items();
        List<Place> places = new ArrayList<>();
        int written = Math.clamp(branch.integer("fWriteBasket"), 0, seeks.length);
        for (int i = 0; i < Math.min(written, starts.length); i++) {
            long end = i + 1 < starts.length ? starts[i + 1] : branch.integer("fEntries");
            if (seeks[i] != 0 && starts[i] >= 0 && end > starts[i]) {
                places.add(new Place(starts[i], end - starts[i], seeks[i], Optional.empty()));
            }
        }
        for (int i = 0; i < inside.size(); i++) {
            Optional<Basket> basket = inside.get(i).value("basket", Basket.class);
            boolean onDisk = i < written && seeks[i] != 0;
            if (!onDisk && i < starts.length && basket.isPresent() && basket.get().rows() > 0) {
                places.add(new Place(starts[i], basket.get().rows(), 0, basket));
            }
        }
        places.sort(Comparator.comparingLong(Place::firstRow));
        return places;
    }
}
