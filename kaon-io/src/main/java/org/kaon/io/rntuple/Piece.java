package org.kaon.io.rntuple;

import java.util.List;

/// A range of a field's values in one cluster, counted from the cluster's first.
record Piece(int cluster, long from, long count) {

    static long total(List<Piece> pieces) {
        long total = 0;
        for (Piece piece : pieces) {
            total += piece.count;
        }
        return total;
    }
}
