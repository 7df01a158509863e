package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `yᵢ = low + ⌊wᵢ (high − low) / 2³²⌋` in `[low, high)`, where wᵢ is word `i mod 4` of the {@link
/// Philox} block `⌊i / 4⌋` under the counter and the seed: the same numbers whatever the number of
/// threads. No integer is more likely than another by more than `2⁻³²`.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → int32.
public record RandomInteger(long low, long high, long seed) implements Like {

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
    public int like() {
        return 0;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Expect.type(this, inputs.getLast(), DataType.INT64);
        Expect.rank(this, inputs.getLast(), 0);
        return List.of(inputs.getFirst().withDataType(DataType.INT32));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "random numbers depend on seed and counter alone");
    }
}
