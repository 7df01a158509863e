package org.kaon.engine.cpu;

import org.kaon.graph.Node;
import org.kaon.graph.Op;

/// How this engine carries an op out: it asks the builder for the inputs' places in the layouts
/// that it wants, makes places for the outputs, and adds steps. Every extent is known.
interface Lowering<O extends Op> {
    void lower(O op, Node call, PlanBuilder plan);
}
