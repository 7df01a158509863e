package org.kaon.op;

import org.kaon.graph.Op;

/// An op that takes from one of its inputs the shape alone, never the elements.
///
/// Where the shape is known, that input is a {@link Blank}, so that nothing is computed for it.
public interface Like extends Op {

    /// The index of the input of which only the shape matters.
    int like();
}
