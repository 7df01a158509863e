package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Op;

/// What an op becomes: it adds nodes and defines the call's outputs.
interface Export<O extends Op> {

    void export(O op, Node call, Emitter out);
}
