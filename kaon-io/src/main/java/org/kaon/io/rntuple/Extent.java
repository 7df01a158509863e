package org.kaon.io.rntuple;

import java.io.IOException;
import java.util.OptionalLong;

/// How many values a field has in a cluster, as told by the field that it is a part of.
@FunctionalInterface
interface Extent {

    /// Empty where only the field's own columns tell.
    OptionalLong items(int cluster) throws IOException;

    /// As many values in each of these.
    default Extent times(long repetition) {
        return cluster -> {
            OptionalLong items = items(cluster);
            return items.isEmpty()
                    ? items
                    : OptionalLong.of(Math.multiplyExact(items.getAsLong(), repetition));
        };
    }
}
