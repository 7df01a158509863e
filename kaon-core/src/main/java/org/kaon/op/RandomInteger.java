package org.kaon.op;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;

/// `yᵢ = low + ⌊wᵢ (high − low) / 2³²⌋` in `[low, high)`, where wᵢ is word `i mod 4` of the {@link
/// Philox} block `⌊i / 4⌋` under the counter and the seed: the same numbers whatever the number of
/// threads. No integer is more likely than another by more than `2⁻³²`.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → int32.
public record RandomInteger(long low, long high, long seed) implements RandomOp {

    public RandomInteger {
        if (low >= high || low < Integer.MIN_VALUE || high > Integer.MAX_VALUE + 1L) {
            throw new ShapeException(
                    "RandomInteger: expected low < high within int32, found ["
                            + low
                            + ", "
                            + high
                            + "). Give a range that is not empty.");
        }
    }

    public static Value randomInteger(Value like, Value counter, long low, long high, long seed) {
        return Node.apply(new RandomInteger(low, high, seed), Blank.blankLike(like), counter);
    }

    @Override
    public DataType made() {
        return DataType.INT32;
    }
}
