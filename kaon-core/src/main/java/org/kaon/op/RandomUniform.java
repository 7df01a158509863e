package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `yᵢ = ⌊wᵢ / 2⁸⌋·2⁻²⁴` in `[0, 1)`, where wᵢ is word `i mod 4` of the {@link Philox} block `⌊i /
/// 4⌋` under the counter and the seed: the same numbers whatever the number of threads.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → float32.
public record RandomUniform(long seed) implements Like {

    public static Value randomUniform(Value like, Value counter, long seed) {
        return Node.apply(new RandomUniform(seed), Blank.blankLike(like), counter);
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
