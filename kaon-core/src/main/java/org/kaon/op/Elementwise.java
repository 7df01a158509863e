package org.kaon.op;

import org.kaon.graph.Op;

/// An op that computes each element of its result from the elements at the same place of its
/// inputs, broadcast; an engine may fuse chains of them into one loop.
public interface Elementwise extends Op {}
