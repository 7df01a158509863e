package org.kaon.layer;

import static org.kaon.op.ChannelsFirst.toFirst;

import org.kaon.keras.Run;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// A case with its channels moved in front of the spatial axes.
final class LayerOrder {

    private LayerOrder() {}

    static LayerCase channelsFirst(LayerCase last) {
        LayerCase.Inputs inputs = last.inputs();
        LayerCase.Results results = last.results();
        return new LayerCase(
                last.name(),
                last.layer(),
                last.trainable(),
                last.phase(),
                new LayerCase.Inputs(moved(inputs.values()), inputs.masks(), inputs.named()),
                last.weights(),
                new LayerCase.Results(
                        moved(results.outputs()),
                        moved(results.projections()),
                        results.gradients().stream().map(g -> g.map(LayerOrder::moved)).toList(),
                        results.penalty(),
                        results.masks()),
                last.traits());
    }

    private static List<Tensor> moved(List<Tensor> tensors) {
        return tensors.stream().map(LayerOrder::moved).toList();
    }

    private static Tensor moved(Tensor tensor) {
        boolean flat = tensor.shape().rank() < 3 || tensor.type().dataType() != DataType.FLOAT32;
        return flat ? tensor : Run.once(toFirst(Run.fed("x", tensor)), Map.of("x", tensor));
    }
}
