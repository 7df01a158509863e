/// The computation as a value: nodes, their outputs, variables, and the graph that is compiled.
///
/// Enter at {@link org.kaon.graph.Node#apply} and {@link org.kaon.graph.Graph}. This package names
/// no op of its own but the three leaves (placeholder, constant, reading a variable) and no engine.
@NullMarked
package org.kaon.graph;

import org.jspecify.annotations.NullMarked;
