package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// Standard normal numbers by Box and Muller, two from each pair of words of a {@link Philox}
/// block: `r·cos 2πv` and `r·sin 2πv` with `r = √(−2 ln u)`, u in `(0, 1]` from the first word of
/// the pair, v in `[0, 1)` from the second. Element i belongs to block `⌊i / 4⌋`.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → float32. *Source*: Box and Muller 1958.
public record RandomNormal(long seed) implements Like {

    public static Value randomNormal(Value like, Value counter, long seed) {
        return Node.apply(new RandomNormal(seed), Blank.blankLike(like), counter);
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
        return List.of(inputs.getFirst().withDataType(DataType.FLOAT32));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "random numbers depend on seed and counter alone");
    }
}
