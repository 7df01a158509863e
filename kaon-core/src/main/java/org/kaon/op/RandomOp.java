package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.TensorType;

import java.util.List;

/// An op whose elements follow from a seed and a counter alone, by the words of {@link Philox}: the
/// same numbers whatever the number of threads.
///
/// *Shape*: like's. *Type*: any, int64 scalar counter → {@link #made}.
public sealed interface RandomOp extends Like permits RandomInteger, RandomNormal, RandomUniform {

    /// Which stream of words this op reads.
    long seed();

    /// The type of the numbers.
    default DataType made() {
        return DataType.FLOAT32;
    }

    @Override
    default int like() {
        return 0;
    }

    @Override
    default List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        Expect.type(this, inputs.getLast(), DataType.INT64);
        Expect.rank(this, inputs.getLast(), 0);
        return List.of(inputs.getFirst().withDataType(made()));
    }

    @Override
    default List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "random numbers depend on seed and counter alone");
    }
}
