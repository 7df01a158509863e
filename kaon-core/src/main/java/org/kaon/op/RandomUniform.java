package org.kaon.op;

import org.kaon.graph.Node;
import org.kaon.graph.Value;

/// `yᵢ = ⌊wᵢ / 2⁸⌋·2⁻²⁴` in `[0, 1)`, where wᵢ is word `i mod 4` of the {@link Philox} block `⌊i /
/// 4⌋` under the counter and the seed: the same numbers whatever the number of threads.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → float32.
public record RandomUniform(long seed) implements RandomOp {

    public static Value randomUniform(Value like, Value counter, long seed) {
        return Node.apply(new RandomUniform(seed), Blank.blankLike(like), counter);
    }
}
