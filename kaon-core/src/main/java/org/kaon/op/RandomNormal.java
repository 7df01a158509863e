package org.kaon.op;

import org.kaon.graph.Node;
import org.kaon.graph.Value;

/// Standard normal numbers by Box and Muller, two from each pair of words of a {@link Philox}
/// block: `r·cos 2πv` and `r·sin 2πv` with `r = √(−2 ln u)`, u in `(0, 1]` from the first word of
/// the pair, v in `[0, 1)` from the second. Element i belongs to block `⌊i / 4⌋`.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → float32. *Source*: Box and Muller 1958.
public record RandomNormal(long seed) implements RandomOp {

    public static Value randomNormal(Value like, Value counter, long seed) {
        return Node.apply(new RandomNormal(seed), Blank.blankLike(like), counter);
    }
}
