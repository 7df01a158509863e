package org.kaon.onnx.load;

import org.kaon.graph.Value;

import java.util.List;

/// What an operator becomes: its results from its inputs and settings.
interface Load {

    List<Value> load(Call call);

    /// An operator of one result.
    interface One {
        Value load(Call call);
    }
}
