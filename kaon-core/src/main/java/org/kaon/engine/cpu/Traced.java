package org.kaon.engine.cpu;

import org.kaon.graph.Node;

import java.util.Optional;

/// A step and why it is there: the node that it helps to carry out, or nothing where the plan
/// itself copies variables. `reorder` says that it only moves a value into another layout.
record Traced(Step step, Optional<Node> node, boolean reorder) {}
